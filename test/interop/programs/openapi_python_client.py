"""The same steps as steps.ts, with the client of openapi-python-client."""

import json
import os

from generated import Client
from generated.api.phone_numbers import list_phone_numbers, remove_phone_number, update_phone_numbers
from generated.models import ActionResultDTO, PhoneNumberDTO

client = Client(base_url=os.environ["BASE_URL"])
contact = os.environ["CONTACT"]
notes = "front desk \U0001f4de é"
results: dict[str, str] = {}


def expect_equal(actual: object, expected: object) -> None:
    if actual != expected:
        raise AssertionError(f"{actual} instead of {expected}")


def code_of(result: object) -> str | None:
    assert isinstance(result, ActionResultDTO)
    return None if result.error_code is None else result.error_code.value


def post() -> None:
    item = PhoneNumberDTO(phone_number="+44 20 7946 0000", notes=notes, contact_info_name=None)
    response = update_phone_numbers.sync_detailed(contact, client=client, body=[item])
    expect_equal([response.status_code, code_of(response.parsed)], [200, None])


def get() -> str:
    response = list_phone_numbers.sync_detailed(contact, client=client)
    assert isinstance(response.parsed, list)
    [number] = response.parsed
    expect_equal([response.status_code, number.notes, number.contact_info_name], [200, notes, None])
    return response.headers["etag"]


def not_modified() -> None:
    tag = get()
    response = list_phone_numbers.sync_detailed(contact, client=client, if_none_match=tag)
    expect_equal(response.status_code, 304)


def unprocessable() -> None:
    items = [PhoneNumberDTO(phone_number=f"+44 20 7946 000{end}", is_primary=True) for end in (1, 2)]
    response = update_phone_numbers.sync_detailed(contact, client=client, body=items)
    expect_equal([response.status_code, code_of(response.parsed)], [422, "SeveralPrimaries"])


def delete() -> None:
    response = remove_phone_number.sync_detailed(contact, 1, client=client)
    expect_equal([response.status_code, code_of(response.parsed)], [200, None])


for name, step in {"POST": post, "GET": get, "304": not_modified, "422": unprocessable, "DELETE": delete}.items():
    try:
        step()
        results[name] = "yes"
    except Exception as error:  # every failure is a cell of the table
        results[name] = f"{type(error).__name__}: {error}"[:200]
print(json.dumps(results))
