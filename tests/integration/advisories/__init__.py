"""The security advisories that Wagtail published in 2026, each tried on our own configuration.

A test does what the advisory says an attacker did, as people of one force against things of another. Where the feature
is not installed or is closed, the test says so by finding it closed. The later advisories have no number of a CVE in
every list, so tests are named by whichever number there is.
"""
