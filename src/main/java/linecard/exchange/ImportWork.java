package linecard.exchange;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.jobs.NamedWork;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Work on an import.
abstract class ImportWork extends NamedWork {

    private final Imports imports;

    ImportWork(String kind, String name, Imports imports) {
        super(kind, Audience.LOADERS, name, "/imports/");
        this.imports = imports;
    }

    @Override
    public Map<UUID, String> titles(Viewer viewer, Set<UUID> subjects) {
        return imports.fileNames(viewer, subjects);
    }
}
