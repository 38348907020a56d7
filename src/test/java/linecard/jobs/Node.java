package linecard.jobs;

import linecard.access.Identities;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// A program's part in jobs, made for a test: it does this work and no other, and shows that it
/// lives so often that a test need not wait.
record Node(JobEngine engine, Works works) {

    static final JobPace PACE = new JobPace(Duration.ofMillis(500));

    static Node of(DataSource pool, JobBook book, Identities identities, Work... work) {
        return of(pool, book, identities, List.of(work));
    }

    static Node of(DataSource pool, JobBook book, Identities identities, List<Work> work,
            Recurring... recurring) {
        var works = new Works(provider(work));
        var runner = new JobRunner(book, identities, works);
        return new Node(
                new JobEngine(pool, runner, works, provider(List.of(recurring)), PACE), works);
    }

    Jobs jobs(JdbcClient sql) {
        return new Jobs(sql, engine, works);
    }

    private static <T> ObjectProvider<T> provider(List<T> all) {
        return new ObjectProvider<>() {
            @Override
            public Stream<T> stream() {
                return all.stream();
            }
        };
    }
}
