"""People who can sign in: members of companies and staff."""

from itertools import count

from allauth.account.models import EmailAddress

from portal.accounts.models import StaffRole, User
from portal.accounts.roles import Role

PASSWORD = "correct horse battery staple"
_numbers = count(1)


def make_person(name: str = "", *, email: str = "", language: str = "en", password: str = PASSWORD) -> User:
    """A person with a verified address."""
    number = next(_numbers)
    user = User.objects.create_user(
        email or f"person{number}@example.lu", password, name=name or f"Person {number}", language=language
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def make_staff(*roles: Role, name: str = "", language: str = "en") -> User:
    """A person of the programme with these roles."""
    user = make_person(name or f"{roles[0].label} {next(_numbers)}", language=language)
    StaffRole.objects.bulk_create(StaffRole(user=user, role=role) for role in roles)
    return user
