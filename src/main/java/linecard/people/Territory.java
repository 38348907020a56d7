package linecard.people;

import java.util.UUID;

/// A part of the market.
public record Territory(UUID id, String code, String name, boolean archived, int version) {}
