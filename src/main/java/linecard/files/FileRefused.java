package linecard.files;

/// A file that is not taken, with the reason a person is told.
///
/// It is thrown, not returned, because a refusal may come after a million good rows; it carries
/// no stack trace, because the file is at fault and not the program.
public final class FileRefused extends RuntimeException {

    private final Problem problem;

    /// @param key words of the reason, with what fills their places
    public FileRefused(String key, Object... arguments) {
        super(key, null, false, false);
        this.problem = Problem.of(key, arguments);
    }

    public Problem problem() {
        return problem;
    }

    @Override
    public String getMessage() {
        return problem.key() + " " + problem.arguments();
    }
}
