def minutes(fingerprint: str) -> list[str]:
    return []
