"""How a cleaning function refuses."""

import pytest
from django.core.exceptions import ValidationError


def code_of(clean, *args, **kwargs):
    """The code of the refusal."""
    with pytest.raises(ValidationError) as refused:
        clean(*args, **kwargs)
    assert str(refused.value.messages[0]).endswith(".")
    return refused.value.code
