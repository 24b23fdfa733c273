"""The people of the admin, in an app of their own from the first migration."""
