"""Tests of reading in shards."""
