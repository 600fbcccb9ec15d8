#!/usr/bin/env python3
"""Shrinks Discord's published API description to what validation needs.

Usage: shrink.py openapi.json openapi.json.gz

Takes prose out (description, x-…), changes no rule. The result is the same
for the same input, byte by byte.
"""
import gzip
import json
import sys


def shrink(node, names=False):
    """names: the keys of node are names that the API gave, not keywords."""
    if isinstance(node, list):
        return [shrink(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: shrink(value, names=key in ("properties", "schemas") and not names)
        for key, value in node.items()
        if names or not (key == "description" or key.startswith("x-"))
    }


with open(sys.argv[1], encoding="utf-8") as source:
    document = shrink(json.load(source))
# Prose at the top is short and says whose description and licence it is.
document["info"]["description"] = "Discord HTTP API v10, shrunk by shrink.py; MIT licence"
text = json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode()
with open(sys.argv[2], "wb") as target:
    target.write(gzip.compress(text, 9, mtime=0))
