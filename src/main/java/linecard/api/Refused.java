package linecard.api;

import java.util.List;

/// A request that is answered with a problem. Nothing was changed.
public class Refused extends RuntimeException {

    private final transient Problem problem;

    public Refused(Problem.Kind kind, Problem.Error... errors) {
        this(new Problem(kind, List.of(errors)));
    }

    public Refused(Problem problem) {
        super(problem.kind().code(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
