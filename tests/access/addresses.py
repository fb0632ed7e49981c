"""How to reach every address of the site in the small world; an address that is missing here fails the tests."""

from typing import Any

from django.core import signing

from companies.views.register import SALT
from portal.notifications.unsubscribing import path as unsubscribe_path
from tests.access.world import Kwargs, World, application, company
from tests.factories.invitations import link_of


def nothing(world: World) -> dict[str, Any]:
    return {}


def join_token(world: World) -> dict[str, Any]:
    asked = {"company": world.company.public_id, "person": "somebody else", "name": "X", "rcs": "B1"}
    return {"token": signing.dumps(asked, salt=SALT)}


def unsubscribe_token(world: World) -> dict[str, Any]:
    address = unsubscribe_path(user=world.people["owner"], kind="application_in_review")
    return {"token": address.rstrip("/").rsplit("/", 1)[1]}


def member_of(world: World, persona: str) -> dict[str, Any]:
    return {"public_id": world.company.public_id, "member": world.people[persona].public_id}


PLAIN = [
    "ui:front",
    "ui:home",
    "ui:language",
    "ui:help",
    "ui:accessibility",
    "ui:privacy",
    "ui:source",
    "ui:site_map",
    "ui:favicon",
    "ui:livez",
    "ui:readyz",
    "ui:robots",
    "ui:security_txt",
    "pipeline",
    "accounts:profile",
    "accounts:end_session",
    "usersessions_list",
    "account_login",
    "account_logout",
    "account_inactive",
    "account_signup",
    "account_reauthenticate",
    "account_email",
    "account_email_verification_sent",
    "account_change_password",
    "account_set_password",
    "account_reset_password",
    "account_confirm_login_code",
    "account_reset_password_from_key_done",
    "account_reset_password_done",
    "mfa_index",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_reauthenticate_webauthn",
    "mfa_login_webauthn",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
    "socialaccount_signup",
    "socialaccount_connections",
    "notifications:inbox",
    "notifications:read_all",
    "notifications:preferences",
    "ownership:check",
    "ownership:group",
    "ownership:carry",
    "companies:list",
    "companies:register",
    "companies:queue",
    "aidledger:check",
    "aidledger:register",
    "aidledger:register_csv",
    "aidledger:register_json",
    "companies:mandates",
    "applications:modes",
    "doors:find",
    "check:page",
    "calls:list",
    "calls:feed",
    "calls:calendar",
    "calls:officers",
    "api:get_access_modes",
    "estimates:page",
    "estimates:take",
    "estimates:carry",
    "applications:list",
    "allocations:queue",
    "reviews:queue",
    "reviews:files",
    "api:openapi-json",
    "api:openapi-view",
    "api:api-root",
    "api:post_sme_check",
    "api:post_de_minimis_check",
    "api:post_estimate",
]

ADDRESSES: dict[str, Kwargs] = dict.fromkeys(PLAIN, nothing) | {
    "mfa_remove_webauthn": lambda world: {"pk": 1},
    "mfa_edit_webauthn": lambda world: {"pk": 1},
    "account_confirm_email": lambda world: {"key": "wrong"},
    "account_reset_password_from_key": lambda world: {"uidb36": "1", "key": "wrong"},
    "openid_connect_login": lambda world: {"provider_id": "nobody"},
    "openid_connect_callback": lambda world: {"provider_id": "nobody"},
    "notifications:unsubscribe": unsubscribe_token,
    "notifications:open": lambda world: {"public_id": world.notice.public_id},
    "files:download": lambda world: {"public_id": world.file.public_id},
    "evidence:list": company("company"),
    "evidence:questions": company("questioned"),
    "evidence:check": company("waiting"),
    "evidence:versions": company("company"),
    "evidence:add": company("company", kind="register"),
    "evidence:add_year": company("company", kind="accounts", year=2025),
    "paper:version_pdf": application("review", number=1),
    "paper:receipt_pdf": application("review"),
    "paper:draft_pdf": application("draft"),
    "companies:join": join_token,
    "companies:answer_join": lambda world: {"public_id": world.join.public_id, "move": "accept"},
    "companies:invitation": lambda world: {"token": link_of().rstrip("/").rsplit("/", 1)[1]},
    "companies:invited": lambda world: {"public_id": world.invitation.public_id},
    "companies:send_again": lambda world: {"public_id": world.invitation.public_id},
    "companies:answer_invitation": lambda world: {"public_id": world.invitation.public_id, "move": "revoke"},
    "companies:invite": company("company"),
    "companies:change_role": lambda world: member_of(world, "editor"),
    "companies:remove": lambda world: member_of(world, "editor"),
    "companies:leave": company("company"),
    "companies:declare_mandate": company("company"),
    "companies:move_mandate": lambda world: {"public_id": world.mandate.public_id, "move": "refuse"},
    "companies:verify": company("waiting"),
    "companies:detail": company("company"),
    "companies:details": company("registering"),
    "companies:figures": company("registering"),
    "companies:members": company("company"),
    "companies:ownership": company("company"),
    "companies:edit_ownership": company("company"),
    "companies:send": company("registering"),
    "companies:move": company("waiting", move="verify"),
    "companies:integrity": company("registering"),
    "companies:ask_vies": company("screened"),
    "companies:screen": company("screened"),
    "companies:rule_on_hit": lambda world: {"public_id": world.hit.public_id, "move": "clear"},
    "companies:rule_on_statement": lambda world: {"public_id": world.statement.public_id, "move": "clear"},
    "aidledger:report": lambda world: {"entry": world.grant.public_id},
    "aidledger:received": company("company"),
    "aidledger:add": company("company"),
    "aidledger:complete": company("company"),
    "aidledger:enterprise": company("company"),
    "aidledger:let_go": lambda world: {
        "public_id": world.company.public_id,
        "enterprise": world.enterprise.public_id,
    },
    "aidledger:join": company("company"),
    "aidledger:correct": lambda world: {
        "public_id": world.company.public_id,
        "entry": world.aid.public_id,
    },
    "calls:call": lambda world: {"public_id": world.call.public_id},
    "applications:mode": lambda world: {"slug": "playground"},
    "applications:start": lambda world: {"slug": "playground"},
    "applications:detail": application("review"),
    "applications:tasks": application("draft"),
    "applications:section": application("draft", section="project"),
    "applications:autosave": application("draft", section="project"),
    "applications:check": application("draft"),
    "applications:confirmation": application("review"),
    "applications:answer": application("asked"),
    "applications:version": application("review", number=1),
    "applications:version_file": application("review", number=1),
    "applications:accept": application("approved"),
    "applications:move": application("review", move="withdraw"),
    "allocations:offer": application("approved"),
    "allocations:detail": lambda world: {"public_id": world.allocation.public_id},
    "allocations:provision": lambda world: {"public_id": world.allocation.public_id},
    "allocations:move": lambda world: {"public_id": world.allocation.public_id, "move": "suspend"},
    "reviews:move_decision": lambda world: {"public_id": world.decision.public_id, "move": "send_back"},
    "reviews:file": application("review"),
    "reviews:step": application("review"),
    "reviews:ask": application("review"),
    "reviews:decide": application("deciding"),
    "reviews:confirm": application("deciding"),
    "reviews:move": application("review", move="start_review"),
}

# allauth's old names for addresses that are in the table by their new ones, and what only the demo has.
ELSEWHERE = ("socialaccount_login_cancelled_deprecated",)
