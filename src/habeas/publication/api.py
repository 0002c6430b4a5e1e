"""The API as a whole: the register's data, changes and feeds, and a reconciliation service for names."""

from fastapi import APIRouter

from habeas.publication import api_reconcile, api_register, feeds

router = APIRouter()
for part in (api_register.router, feeds.router, api_reconcile.router):
    router.include_router(part)
