package linecard.series;

import java.util.List;

/// What one method makes of a history, and how much that counts.
///
/// @param weight those of all parts of a forecast sum to one
/// @param path what it expects of each period ahead
public record Part(Method method, double weight, List<Model> models, double[] path) {}
