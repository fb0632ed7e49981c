"""Who signs in, and how: e-mail and password, a second factor, OpenID Connect."""

from portal import env
from portal.accounts.oidc.configuration import apps, identity_providers

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["portal.accounts.backends.Backend"]
# auth.W004 looks for unique=True on the address; ours is unique without regard to case.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "ui:home"
# Before this many proxies of our own an address in X-Forwarded-For is hearsay.
ALLAUTH_TRUSTED_PROXY_COUNT = env.read("TRUSTED_PROXIES", parse=int, default=0)

# --- Passwords -------------------------------------------------------------------------------------
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "portal.accounts.passwords.LongEnough", "OPTIONS": {"shortest": 12, "longest": 128}},
    {"NAME": "portal.accounts.passwords.NotCommon"},
    {"NAME": "portal.accounts.passwords.NotAboutPerson", "OPTIONS": {"user_attributes": ("email", "name")}},
    {"NAME": "portal.accounts.passwords.NotAboutSite"},
]

# --- Sign-up, sign-in and addresses -----------------------------------------------------------------
ACCOUNT_ADAPTER = "portal.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True  # every session ends SESSION_COOKIE_AGE after it was last written
ACCOUNT_FORMS = {
    "login": "portal.accounts.forms.SignIn",
    "signup": "portal.accounts.forms.SignUp",
    "add_email": "portal.accounts.forms.ChangeAddress",
    "change_password": "portal.accounts.forms.ChangePassword",
    "set_password": "portal.accounts.forms.SetPassword",
    "reset_password": "portal.accounts.forms.AskForReset",
    "reset_password_from_key": "portal.accounts.forms.ResetPassword",
    "reauthenticate": "portal.accounts.forms.ConfirmPassword",
}
# By address of the machine, by account, by person. "key" is the e-mail address typed.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "signup": "20/m/ip,100/d/ip",
    "reset_password": "20/m/ip,3/15m/key",
    "reset_password_from_key": "20/m/ip",
    "confirm_email": "1/3m/key",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
    "reauthenticate": "10/m/user",
}

# --- Second factor and passkeys ----------------------------------------------------------------------
MFA_ADAPTER = "portal.accounts.factors.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # a clock half a minute off still works; a code works once all the same
MFA_RECOVERY_CODES_SHOW_ONCE = True
# Nobody has a session before their address is verified, and otherwise allauth would forbid
# everybody with a second factor to change their address.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "portal.accounts.forms_factors.GiveCode",
    "reauthenticate": "portal.accounts.forms_factors.ConfirmCode",
    "activate_totp": "portal.accounts.forms_factors.ActivateApp",
    "deactivate_totp": "portal.accounts.forms_factors.DeactivateApp",
    "generate_recovery_codes": "portal.accounts.forms_factors.NewRecoveryCodes",
    "add_webauthn": "portal.accounts.forms_factors.AddKey",
    "edit_webauthn": "portal.accounts.forms_factors.RenameKey",
}

# --- OpenID Connect ------------------------------------------------------------------------------------
SOCIALACCOUNT_ADAPTER = "portal.accounts.oidc.adapter.IdentityAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "provider_class": "portal.accounts.oidc.provider.IdentityProvider",
        "APPS": apps(env.read("OIDC_PROVIDERS", parse=identity_providers, default=[])),
    }
}
# A form that ends at another site would need that site in the form-action of our CSP; a link does not.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_FORMS = {"signup": "portal.accounts.forms.SignUpWithIdentity"}
