"""Every address that the site answers to, from the very table that Django resolves."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from reference.markdown import code, page, table

# Django's own administration has thousands of them, one set for each table.
LEFT_OUT = ("admin/",)
INTRODUCTION = """
“Everybody” pages need no sign-in. For all others a person signs in first, staff with a second factor, and then sees
only what the [permissions](permissions.md) say. Below `/admin/` lies Django's administration. Below `/demo/` lie the
demo's own pages, which production does not have.
"""


def addresses() -> str:
    """docs/reference/addresses.md"""
    first: dict[str, tuple[str, str, str]] = {}
    for row in _walk(get_resolver(), prefix="/", namespace=""):
        first.setdefault(row[0], row)  # of two with the same address only the first is ever reached
    return page("Addresses", INTRODUCTION, table(["Address", "Name", "Who"], sorted(first.values())))


def _walk(resolver: URLResolver, *, prefix: str, namespace: str) -> Iterator[tuple[str, str, str]]:
    for entry in resolver.url_patterns:
        address = prefix + str(entry.pattern).removeprefix("^").removesuffix("$")
        if address.removeprefix("/").startswith(LEFT_OUT):
            continue
        if isinstance(entry, URLResolver):
            inner = ":".join(filter(None, (namespace, entry.namespace)))
            yield from _walk(entry, prefix=address, namespace=inner)
        elif isinstance(entry, URLPattern):
            name = ":".join(filter(None, (namespace, entry.name)))
            who = "signed in" if getattr(entry.callback, "login_required", True) else "everybody"
            yield code(address), code(name), who
