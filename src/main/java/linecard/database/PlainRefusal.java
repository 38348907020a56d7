package linecard.database;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;

/// Says in one sentence on the console why the program cannot start on its data.
class PlainRefusal extends AbstractFailureAnalyzer<ServerRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, ServerRefused cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }

    /// Prints the sentence and nothing around it.
    static class Reporter implements FailureAnalysisReporter {

        @Override
        public void report(FailureAnalysis analysis) {
            System.err.println(analysis.getDescription());
        }
    }
}
