package linecard.jobs;

/// Work that cannot be done, with the reason a person is told. The program is not at fault, so it
/// carries no stack trace.
public final class JobFailed extends RuntimeException {

    private final Trouble trouble;

    public JobFailed(Trouble trouble) {
        super(trouble.key(), null, false, false);
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }
}
