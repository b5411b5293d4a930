"""What all tests share: the case as read once, its unchanged scenario, reproducible properties."""

import pytest
from hypothesis import settings

from model.case import Case
from model.scenario import Scenario
from tests.grounds import ground

# The same examples on every machine: a failure is a failure of the code, not of the day.
settings.register_profile("same-everywhere", deadline=None, max_examples=100, derandomize=True)
settings.load_profile("same-everywhere")


@pytest.fixture(scope="session")
def case() -> Case:
    return ground().case


@pytest.fixture(scope="session")
def start(case: Case) -> Scenario:
    return case.start()
