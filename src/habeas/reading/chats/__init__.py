"""Exports of chats and channels."""
