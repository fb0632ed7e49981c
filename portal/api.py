"""The HTTP API. Each app brings a router; this only gathers them."""

from ninja import NinjaAPI

api = NinjaAPI(
    title="MeluXina-AI Access",
    version="1",
    urls_namespace="api",
    docs_url="/docs",
    openapi_url="/openapi.json",
)
