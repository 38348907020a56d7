package linecard.jobs;

/// Progress of a job whose program dies at a certain step, or never.
public final class Breakdown extends RuntimeException {

    private Breakdown() {}

    public static Progress after(long steps) {
        return new Progress((done, _) -> {
            if (done >= steps) throw new Breakdown();
            return false;
        }, 0);
    }

    public static Progress never() {
        return new Progress((_, _) -> false, 0);
    }
}
