"""What is written down about an account."""

from enum import StrEnum


class Act(StrEnum):
    """Events whose subject is a person."""

    SIGNED_IN = "person.signed_in"
    SIGNED_OUT = "person.signed_out"
    ROLE_GRANTED = "person.role_granted"
    ROLE_REVOKED = "person.role_revoked"
    RIGHTS_CHANGED = "person.rights_changed"
    OPENED = "person.opened"
    CLOSED = "person.closed"
    PASSWORD_CHANGED = "person.password_changed"  # noqa: S105
    RESET_SENT = "person.reset_sent"
    ADDRESS_CHANGED = "person.address_changed"
    FACTOR_ADDED = "person.factor_added"
    FACTOR_REMOVED = "person.factor_removed"
    FACTORS_REMOVED = "person.factors_removed"
    IDENTITY_ADDED = "person.identity_added"
    IDENTITY_REMOVED = "person.identity_removed"
