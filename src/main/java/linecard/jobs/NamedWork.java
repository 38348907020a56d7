package linecard.jobs;

import linecard.access.Audience;

import java.util.UUID;

/// Work of which there is always the same to say.
public abstract class NamedWork implements Work {

    private final String kind;
    private final Audience audience;
    private final String name;
    private final String page;

    /// @param name words key of what is done
    /// @param page where what becomes of it is seen; where it ends with a slash, the subject's id
    /// follows
    protected NamedWork(String kind, Audience audience, String name, String page) {
        this.kind = kind;
        this.audience = audience;
        this.name = name;
        this.page = page;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public Audience audience() {
        return audience;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String path(UUID subject) {
        return page.endsWith("/") ? page + subject : page;
    }
}
