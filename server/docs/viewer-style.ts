// Swagger UI in this project's colours: its own style sheet is put in a layer, so that each rule here wins over it.

/** Must stand first in the style sheet. */
export const viewerLayer = '@import url("/docs/viewer.css") layer(viewer);\n';

export const viewerStyleSheet = `
.notice { margin: 2rem 0; }
.announcement { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.swagger-ui { font: 1rem/1.6 var(--sans); color: var(--text); container: none; }
.swagger-ui :where(*) { color: inherit; font-family: inherit; background-color: transparent; border-color: var(--line); box-shadow: none; text-shadow: none; transition: none; }
.swagger-ui :where(svg) { fill: currentColor; }
.swagger-ui a { color: var(--link); }
.swagger-ui .wrapper { max-width: none; padding: 0; }
.swagger-ui section.block { padding: 0; }
.swagger-ui .loading-container { padding: 3rem 0; }
.swagger-ui .loading-container .loading::before { border-color: var(--line); border-top-color: var(--accent); }

.swagger-ui .info { margin: 2.5rem 0 1.5rem; }
.swagger-ui .info h1.title { font-size: clamp(1.5rem, 1.1rem + 2vw, 2.125rem); font-weight: 400; line-height: 1.25; margin: 0 0 0.75rem; color: var(--text); letter-spacing: -0.01em; }
.swagger-ui .info h1.title, .swagger-ui .info h1.title > span { display: flex; flex-wrap: wrap; gap: 0.25rem 0.6rem; align-items: center; }
.swagger-ui .info h1.title small { background: none; padding: 0; margin: 0; top: 0; }
.swagger-ui .info h1.title small pre { font: 600 0.75rem/1.6 var(--sans); color: var(--muted); padding: 0.05rem 0.5rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--raised); }
.swagger-ui .info .info__summary { font-size: 1.125rem; margin: 0 0 0.75rem; }
.swagger-ui .info .renderedMarkdown p, .swagger-ui .info li, .swagger-ui .info p { font-size: 1rem; max-width: 46rem; margin: 0 0 0.75rem; color: var(--text); }
.swagger-ui .info a { font-size: 0.9375rem; }
.swagger-ui .info__contact, .swagger-ui .info__license { display: inline-block; margin-right: 1.5rem; }
.swagger-ui .renderedMarkdown code, .swagger-ui .markdown code, .swagger-ui code { font: 0.875em var(--mono); color: var(--code); background: none; padding: 0; overflow-wrap: anywhere; }
.swagger-ui .renderedMarkdown p { margin: 0 0 0.5rem; font: inherit; }

.swagger-ui .scheme-container { margin: 0; padding: 0; background: none; }
.swagger-ui .scheme-container .schemes { justify-content: flex-start; display: flex; gap: 0; }
.swagger-ui .auth-wrapper { padding: 0; justify-content: flex-start; }
.swagger-ui .btn { font: 600 0.9375rem/1.4 var(--sans); padding: 0.5rem 1.1rem; border: 1px solid var(--accent); border-radius: 6px; color: var(--accent); background: var(--ground); transition: none; }
.swagger-ui .btn:hover { background: var(--raised); }
.swagger-ui .btn.authorize { display: inline-flex; align-items: center; gap: 0.5rem; color: var(--accent); border-color: var(--accent); margin: 0; padding: 0.5rem 1.1rem; }
.swagger-ui .btn.authorize span { padding: 0; }
.swagger-ui .btn.authorize svg, .swagger-ui .authorization__btn svg { fill: currentColor; }
.swagger-ui .btn.execute, .swagger-ui .modal-btn.authorize[type="submit"] { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.swagger-ui .btn.execute:hover, .swagger-ui .modal-btn.authorize[type="submit"]:hover { filter: brightness(1.08); }
.swagger-ui .btn[disabled] { opacity: 0.6; }
.swagger-ui .try-out, .swagger-ui .view-line-link, .swagger-ui .response-col_links { display: none; }

.swagger-ui .operations-title { font-size: 1.5rem; font-weight: 400; line-height: 1.25; margin: 3rem 0 0; padding-bottom: 0.4rem; border-bottom: 1px solid var(--line); }
.swagger-ui .opblock-tag { font-size: 1.125rem; font-weight: 600; padding: 0.9rem 0; margin: 0; border: 0; color: var(--text); gap: 0.25rem 0.75rem; }
.swagger-ui .opblock-tag:hover { background: none; }
.swagger-ui .opblock-tag small { color: var(--muted); font-size: 0.9375rem; font-weight: 400; padding: 0; }
.swagger-ui .opblock-tag small p { margin: 0; }
.swagger-ui .opblock { --method: var(--get); margin: 0 0 0.75rem; border: 1px solid var(--line); border-radius: 8px; background: var(--ground); overflow: hidden; }
.swagger-ui .opblock-post { --method: var(--post); }
.swagger-ui .opblock-delete { --method: var(--delete); }
.swagger-ui .opblock .opblock-summary { padding: 0.55rem 0.9rem; border: 0; background: var(--raised); align-items: center; }
.swagger-ui .opblock.is-open .opblock-summary { border-bottom: 1px solid var(--line); }
.swagger-ui .opblock .opblock-summary-control { text-align: left; color: inherit; padding: 0.2rem; align-items: center; }
.swagger-ui .opblock .opblock-summary-control:focus { outline: none; }
.swagger-ui .opblock .opblock-summary-control:focus-visible { outline: 2px solid var(--accent); }
.swagger-ui .opblock .opblock-summary-method { background: none; border: 1px solid var(--method); border-radius: 5px; color: var(--method); font: 700 0.75rem/1 var(--mono); min-width: 4.6rem; padding: 0.45rem 0; letter-spacing: 0.04em; }
.swagger-ui .opblock .opblock-summary-path { font: 600 0.9375rem/1.4 var(--mono); color: var(--text); max-width: none; padding: 0 0.75rem; flex-shrink: 1; }
.swagger-ui .opblock .opblock-summary-description { color: var(--muted); font-size: 0.9375rem; text-align: left; }
.swagger-ui .opblock-summary-path-description-wrapper { gap: 0 0.75rem; }
.swagger-ui .opblock .authorization__btn, .swagger-ui .opblock-control-arrow { color: var(--muted); padding: 0.3rem; opacity: 1; }
.swagger-ui .authorization__btn svg { opacity: 1; }
.swagger-ui .opblock-description-wrapper { padding: 1rem 1.1rem 0; font-size: 0.9375rem; color: var(--text); }
.swagger-ui .opblock-description-wrapper p { font-size: 0.9375rem; color: var(--text); max-width: 46rem; }
.swagger-ui .opblock .opblock-section-header { padding: 0.9rem 1.1rem 0; min-height: 0; background: none; gap: 0.5rem 1rem; flex-wrap: wrap; }
.swagger-ui .opblock .opblock-section-header h4, .swagger-ui .responses-inner h4, .swagger-ui .opblock-title { font: 600 1.0625rem/1.4 var(--sans); color: var(--text); margin: 0; }
.swagger-ui .opblock .tab-header .tab-item.active h4 span::after { display: none; }
.swagger-ui .opblock .opblock-section-header > label { margin: 0; }
.swagger-ui .parameters-container, .swagger-ui .responses-inner { padding: 0.5rem 1.1rem 1.1rem; }
.swagger-ui :is(.table-container, .opblock-section-request-body .opblock-description-wrapper > div) { padding: 0; }
.swagger-ui table { border-collapse: collapse; padding: 0; width: 100%; }
.swagger-ui table thead tr th, .swagger-ui table thead tr td { font: 600 0.8125rem/1.5 var(--sans); color: var(--muted); border-bottom: 1px solid var(--line); padding: 0.4rem 0; }
.swagger-ui table tbody tr td { padding: 0.8rem 1rem 0.8rem 0; font-size: 0.9375rem; color: var(--text); vertical-align: top; }
.swagger-ui .parameters tbody tr:not(:last-child) td, .swagger-ui .responses-table > tbody > tr:not(:last-child) > td { border-bottom: 1px dotted var(--line); }
.swagger-ui .parameters-col_name { width: 12rem; }
.swagger-ui .parameter__name { font: 600 0.9375rem/1.5 var(--sans); color: var(--text); }
.swagger-ui .parameter__name.required span, .swagger-ui .parameter__name.required::after { color: var(--delete); }
.swagger-ui .parameter__type, .swagger-ui .parameter__in { font: 0.8125rem/1.5 var(--mono); color: var(--muted); padding: 0; font-style: normal; }
.swagger-ui .parameters-col_description { min-width: 0; }

.swagger-ui :is(input, textarea, select) { font: 0.9375rem/1.5 var(--sans); color: var(--text); background: var(--ground); border: 1px solid var(--muted); border-radius: 6px; padding: 0.45rem 0.6rem; margin: 0; max-width: 100%; }
.swagger-ui .parameters input { width: min(100%, 30rem); max-width: none; }
.swagger-ui input::placeholder { color: var(--muted); opacity: 1; }
.swagger-ui :is(input, textarea).invalid { background: var(--ground); border-color: var(--delete); animation: none; }
.swagger-ui select { appearance: auto; background-image: none; width: auto; min-width: 12rem; }
.swagger-ui textarea { font: 0.8125rem/1.55 var(--mono); min-height: 18rem; width: 100%; padding: 0.9rem 1.1rem; }
.swagger-ui :is(input, textarea, select):focus { outline: 2px solid var(--accent); outline-offset: 1px; border-color: var(--accent); }
.swagger-ui .examples-select { margin: 0.75rem 0; display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: center; }
.swagger-ui .examples-select__section-label, .swagger-ui .response-control-media-type__title, .swagger-ui .response-control-examples__title { font: 600 0.8125rem/1.5 var(--sans); color: var(--muted); margin: 0; }
.swagger-ui .response-control-media-type__accept-message { color: var(--muted); font-size: 0.8125rem; }
.swagger-ui .response-control-media-type--accept-controller select { border-color: var(--muted); }
.swagger-ui .response-controls { padding: 0.5rem 0 0; gap: 0.5rem 1.5rem; flex-wrap: wrap; }
.swagger-ui .response-control-examples .examples-select { margin: 0; }

.swagger-ui .tab { padding: 0; gap: 1.25rem; }
.swagger-ui .tab li { font-size: 0.875rem; padding: 0; margin: 0; min-width: 0; }
.swagger-ui .tab li:first-of-type::after { display: none; }
.swagger-ui .tab li button.tablinks { padding: 0.25rem 0; font-weight: 400; color: var(--link); }
.swagger-ui .tab li.active button.tablinks { font-weight: 600; color: var(--text); box-shadow: inset 0 -2px var(--accent); }
.swagger-ui .model-example { margin-top: 0.75rem; }
.swagger-ui :is(pre.microlight, .highlight-code > pre, .curl, .opblock-body pre.microlight) { font: 0.8125rem/1.55 var(--mono); font-weight: 400; color: var(--text); background: var(--raised); border: 1px solid var(--line); border-radius: 6px; padding: 0.9rem 1.1rem; margin: 0.35rem 0 0.75rem; overflow: auto; max-height: 32rem; white-space: pre-wrap; overflow-wrap: anywhere; word-break: normal; hyphens: none; }
.swagger-ui pre code { font: inherit; color: inherit; }
.swagger-ui .opblock-body pre.microlight span, .swagger-ui .opblock-body pre.microlight .headerline { color: inherit; }
.swagger-ui :is(.curl-command pre, .live-responses-table .highlight-code > pre) { padding-bottom: 3rem; }
.swagger-ui .copy-to-clipboard { background: none; width: auto; height: auto; bottom: 0.5rem; right: 0.5rem; }
.swagger-ui :is(.copy-to-clipboard button, .download-contents) { font: 600 0.8125rem/1 var(--sans); color: var(--link); background: var(--ground); border: 1px solid var(--line); border-radius: 5px; height: 2rem; width: auto; padding: 0 0.75rem; cursor: pointer; }
.swagger-ui .copy-to-clipboard button::after { content: "Copy"; }
.swagger-ui .download-contents { bottom: 0.5rem; right: 4.75rem; }
.swagger-ui .btn-group { padding: 0 1.1rem 1.1rem; gap: 0.75rem; }
.swagger-ui .execute-wrapper { padding: 0.75rem 1.1rem 1.1rem; text-align: left; }
.swagger-ui .btn.execute { width: auto; min-width: 9rem; padding: 0.5rem 1.1rem; }
.swagger-ui .btn-group .btn { flex: 0 0 auto; min-width: 9rem; border-radius: 6px; }
.swagger-ui .responses-wrapper { border-top: 1px solid var(--line); }
.swagger-ui .responses-inner h5 { font: 600 0.8125rem/1.5 var(--sans); color: var(--muted); margin: 0.5rem 0 0; }
.swagger-ui .responses-inner h4 { margin-top: 1rem; font-size: 0.9375rem; }
.swagger-ui .response-col_status { width: 6rem; font-weight: 600; font-variant-numeric: tabular-nums; color: var(--text); }
.swagger-ui .response-undocumented { color: var(--muted); }
.swagger-ui .responses-table details { margin-top: 0.5rem; font-size: 0.875rem; }
.swagger-ui summary { cursor: pointer; color: var(--link); }
.swagger-ui .info details { margin: 0 0 0.75rem; }
.swagger-ui .info details[open] summary { margin-bottom: 0.5rem; }
.swagger-ui .headers__title { display: none; }
.swagger-ui table.headers td { padding: 0.35rem 1rem 0.35rem 0; font-size: 0.875rem; }

.swagger-ui section.models { border: 1px solid var(--line); border-radius: 8px; margin: 2rem 0 0; }
.swagger-ui section.models h4 { font: 600 1.0625rem/1.4 var(--sans); color: var(--text); padding: 0.6rem 1.1rem; margin: 0; }
.swagger-ui section.models.is-open h4 { border-bottom: 1px solid var(--line); margin: 0; }
.swagger-ui section.models .model-container, .swagger-ui section.models .json-schema-2020-12 { background: none; margin: 0.5rem 1.1rem; }
.swagger-ui :is(.json-schema-2020-12__title, .json-schema-2020-12-accordion, .json-schema-2020-12-keyword__name, .json-schema-2020-12-keyword__value, .json-schema-2020-12-expand-deep-button, .json-schema-2020-12-keyword__children, .model, .prop-type, .json-schema-2020-12__attribute, .json-schema-2020-12-json-viewer__value, .json-schema-2020-12-json-viewer__name) { color: var(--text); }
.swagger-ui :is(.json-schema-2020-12__attribute, .json-schema-2020-12-keyword__name--secondary, .json-schema-2020-12-expand-deep-button) { color: var(--muted); }
.swagger-ui .json-schema-2020-12__constraint { background: var(--raised); color: var(--text); border: 1px solid var(--line); overflow-wrap: anywhere; }
.swagger-ui .model-box { background: none; padding: 0; display: block; }

.swagger-ui .dialog-ux .backdrop-ux { background: rgb(0 0 0 / 55%); }
.swagger-ui .dialog-ux .modal-ux { background: var(--ground); border: 1px solid var(--line); border-radius: 10px; max-width: min(34rem, calc(100vw - 2rem)); min-width: min(20rem, calc(100vw - 2rem)); width: auto; box-shadow: 0 1rem 3rem rgb(0 0 0 / 30%); }
.swagger-ui .dialog-ux .modal-ux-header { padding: 0.5rem 1.25rem; border-bottom: 1px solid var(--line); align-items: center; }
.swagger-ui .dialog-ux .modal-ux-header h3 { font: 600 1.0625rem/1.4 var(--sans); padding: 0; margin: 0; color: var(--text); }
.swagger-ui .dialog-ux .modal-ux-content { padding: 1rem 1.25rem 1.25rem; }
.swagger-ui .dialog-ux .modal-ux-content :is(h4, p, label) { color: var(--text); font-size: 0.9375rem; margin: 0 0 0.5rem; }
.swagger-ui .dialog-ux .modal-ux-content input { width: 100%; min-width: 0; }
.swagger-ui .auth-container { padding: 0; margin: 0; border: 0; }
.swagger-ui .auth-btn-wrapper { padding: 1rem 0 0; justify-content: flex-start; gap: 0.75rem; }
.swagger-ui .errors-wrapper { border: 1px solid var(--delete); background: var(--ground); margin: 1rem 0; }

@media (max-width: 44rem) {
  .swagger-ui .opblock .opblock-summary { padding: 0.6rem; }
  .swagger-ui .opblock .opblock-summary-control { flex-wrap: wrap; gap: 0.4rem; }
  .swagger-ui .opblock .opblock-summary-path { padding: 0; font-size: 0.8125rem; }
  .swagger-ui .opblock-summary-path-description-wrapper { flex: 1 1 100%; flex-direction: column; align-items: flex-start; }
  .swagger-ui .opblock-tag { flex-wrap: wrap; justify-content: space-between; }
  .swagger-ui .opblock-tag small { order: 1; flex: 1 1 100%; }
  .swagger-ui .opblock :is(.parameters-container, .responses-inner, .opblock-section-header, .opblock-description-wrapper, .btn-group, .execute-wrapper) { padding-inline: 0.75rem; }
  .swagger-ui :is(table.parameters, .responses-table) > thead { position: absolute; clip-path: inset(50%); }
  .swagger-ui :is(table.parameters, .responses-table), .swagger-ui :is(table.parameters, .responses-table) > tbody { display: block; }
  .swagger-ui :is(table.parameters, .responses-table) > tbody > tr { display: block; padding: 0.75rem 0; }
  .swagger-ui :is(table.parameters, .responses-table) > tbody > tr > td { display: block; width: auto; padding: 0 0 0.35rem; border: 0 !important; min-width: 0; max-width: 100%; }
  .swagger-ui :is(table.parameters, .responses-table) > tbody > tr > td.response-col_links { display: none; }
  .swagger-ui :is(table.parameters, .responses-table) > tbody > tr:not(:last-child) { border-bottom: 1px dotted var(--line); }
  .swagger-ui .table-container { overflow: visible; }
  .swagger-ui .parameters input, .swagger-ui select { width: 100%; min-width: 0; }
  .swagger-ui table.headers td { overflow-wrap: anywhere; }
}
`;
