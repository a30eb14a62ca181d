"""The JSON twins do as their OpenAPI document says, whatever they are asked."""

import jsonschema_rs
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from onrecord.web import make_app

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)


@pytest.fixture
def schema(place):
    app = make_app(place, hosts=["*"])
    yield schemathesis.openapi.from_asgi("/openapi.json", app)
    app.state.desks.close()


def test_what_is_asked_at_random_is_answered_as_the_document_says(schema) -> None:
    for operation in schema.get_all_operations():

        @given(case=operation.ok().as_strategy())
        @settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        def ask(case) -> None:
            case.call_and_validate(checks=CHECKS)

        ask()


def test_a_letter_and_a_state_fit_their_schema(desk) -> None:

    document = desk.get("/openapi.json").json()
    id = desk.get("/letters.json").json()["letters"][0]["id"]
    real = [("/letters/{id}.json", f"/letters/{id}.json"), ("/states/{code}.json", "/states/XAR.json")]
    real += [(path, path) for path in document["paths"] if "{" not in path]
    for path, address in real:
        told = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        whole = {**told, "components": document["components"]}
        jsonschema_rs.validate(whole, desk.get(address).json())
