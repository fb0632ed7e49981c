"""The people of a journey: the applicant signs up on the way, the staff are there already."""

from dataclasses import dataclass

import pyotp
from allauth.mfa.totp.internal.auth import TOTP
from playwright.sync_api import Browser

from portal.accounts.roles import Role
from tests.factories import make_staff
from tests.factories.people import PASSWORD
from tests.journeys.house import Site
from tests.journeys.visitor import Visitor


@dataclass
class Cast:
    """Everybody, each in a browser of their own."""

    applicant: Visitor
    officer: Visitor
    assessor: Visitor
    decider: Visitor
    operator: Visitor

    @property
    def everybody(self) -> list[Visitor]:
        return [self.applicant, self.officer, self.assessor, self.decider, self.operator]


def staff(role: Role, *, site: Site, browser: Browser, javascript: bool) -> Visitor:
    """A person of the programme who has an authenticator app, signed in with both steps."""
    user, secret = make_staff(role), pyotp.random_base32()
    TOTP.activate(user, secret)
    visitor = Visitor(site=site, browser=browser, email=user.email, javascript=javascript)
    visitor.sign_in(PASSWORD, secret)
    return visitor


def cast(*, site: Site, browser: Browser, javascript: bool) -> Cast:
    roles = {
        "officer": Role.OFFICER,
        "assessor": Role.ASSESSOR,
        "decider": Role.DECIDER,
        "operator": Role.OPERATOR,
    }
    people = {
        name: staff(role, site=site, browser=browser, javascript=javascript) for name, role in roles.items()
    }
    applicant = Visitor(
        site=site, browser=browser, email="anna.weber@ardenne-vision.lu", javascript=javascript
    )
    return Cast(applicant=applicant, **people)
