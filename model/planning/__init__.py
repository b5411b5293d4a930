"""Where to push: priorities, effort, the least-effort plan, sensitivity."""
