package linecard.people;

/// So many things of a kind that a room keeps at a record that is merged into another.
///
/// @param key words key of the kind
/// @param moves those that would go along
/// @param stays those that would stay, shown with the other record
public record Kept(String key, long moves, long stays) {}
