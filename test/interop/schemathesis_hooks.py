"""Writes a list of objects as the contract's form does: [0].PhoneNumber=5&[0].IsPrimary=true.

OpenAPI cannot describe this form, so Schemathesis would send the items' text. Use: SCHEMATHESIS_HOOKS=<this file>
"""

from urllib.parse import urlencode

import schemathesis

FORM = "application/x-www-form-urlencoded"


def text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def form(items: object) -> str:
    if not isinstance(items, list):
        return text(items)
    pairs = [
        (f"[{index}].{name}", text(value))
        for index, item in enumerate(items)
        if isinstance(item, dict)
        for name, value in item.items()
    ]
    return urlencode(pairs)


@schemathesis.serializer(FORM)
def serialize_form(ctx, value):
    return form(value).encode()
