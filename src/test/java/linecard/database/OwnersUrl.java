package linecard.database;

/// What a second program on the tests' database is given as LINECARD_DATABASE_URL.
public record OwnersUrl(String url) {}
