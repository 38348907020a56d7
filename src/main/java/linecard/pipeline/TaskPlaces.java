package linecard.pipeline;

import linecard.access.Viewer;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Where tasks lead that another room wrote down.
public interface TaskPlaces {

    /// @return task to address, of those that are this room's
    Map<UUID, String> of(Viewer viewer, List<UUID> tasks);
}
