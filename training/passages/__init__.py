"""Passages of our own writing with every layer of attribution marked, and their compiler."""
