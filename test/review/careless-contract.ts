// A small contract with a mistake in nearly every line, to which every linter objects.
export const carelessContract = `openapi: 3.1.0
info: { title: Careless, version: '1', description: 'Uses \`x-retry\`.', contact: { url: 'https://example.com' } }
servers: [{ url: 'https://api.example.org' }, { url: 'http://localhost:8080' }]
paths:
  /a/{ID}:
    get:
      respones: {}
      parameters:
        - { name: ID, in: path, required: true, schema: { type: string } }
        - { name: since, in: query, schema: { type: number } }
      responses:
        '200':
          content:
            application/json: { schema: { $ref: '#/components/schemas/Thing' } }
            application/xml: { schema: { $ref: '#/components/schemas/Thing' } }
    post:
      operationId: Add_thing
      x-retry: { on: [] }
      x-retri: {}
      requestBody: { content: { 'text/*': { schema: { $ref: '#/components/schemas/Thing' } } } }
      responses: { '204': { description: '', content: { application/json: {} } } }
components:
  schemas:
    ErrorCode: { type: string, enum: [A, B, A], description: "| Code | Status | |\\n| B | 499 | x |\\n| C | 200 | x |" }
    Thing:
      type: object
      properties:
        id: { type: integer }
        When: { type: string, pattern: 'a|b', example: 5 }
        Tags: { type: array, items: { type: string } }
        Mood: { enum: [good, null], not: { type: string } }
        Rest: { type: object, patternProperties: { ^a: { type: string } }, propertyNames: { type: string } }
        Said: { type: string, x-personal-data: 5, examples: [a], description: ' ', pattern: '^\\uD83D$' }
        Inner: { allOf: [{ properties: { A: { type: string } } }, { properties: { A: { maxLength: 5 } } }] }
    StoredThing: { type: object, properties: { Id: { type: integer } } }
`;
