"""Addresses of the pages that belong to no app."""

from django.urls import path

from portal.ui.views import health, home, language, public

app_name = "ui"
urlpatterns = [
    path("", public.Front.as_view(), name="front"),
    path("home/", home.Home.as_view(), name="home"),
    path("language/", language.change_language, name="language"),
    path("help/", public.Help.as_view(), name="help"),
    path("accessibility/", public.Accessibility.as_view(), name="accessibility"),
    path("privacy/", public.Privacy.as_view(), name="privacy"),
    path("source/", public.Source.as_view(), name="source"),
    path("site-map/", public.SiteMap.as_view(), name="site_map"),
    path("favicon.ico", public.Favicon.as_view(), name="favicon"),
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", public.robots, name="robots"),
    path(".well-known/security.txt", public.security_txt, name="security_txt"),
]
