package linecard.traits;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A record on which tags hang, and which answers what the organisation itself asks of it.
///
/// @param <T> the record
public interface Marked<T extends Marked<T>> {

    UUID id();

    List<String> tags();

    /// By the keys of the own fields, as they are kept; those that the viewer may see.
    Map<String, String> fields();

    T with(List<String> tags, Map<String, String> fields);
}
