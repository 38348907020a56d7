package linecard.database;

import linecard.LinecardTest;
import linecard.Stage;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A transaction that reads works for one and the same from its beginning to its end.
@LinecardTest
class BoundTransactionsTest {

    @Autowired Stage stage;
    @Autowired JdbcClient sql;
    @Autowired PlatformTransactionManager transactions;

    private TransactionTemplate template(int propagation) {
        var template = new TransactionTemplate(transactions);
        template.setReadOnly(true);
        template.setPropagationBehavior(propagation);
        return template;
    }

    private String role(TransactionTemplate in) {
        return Objects.requireNonNull(
                in.execute(_ -> sql.sql("select access.role()").query(String.class).single()));
    }

    @Test
    void nobody_else_joins_one_that_reads() {
        var owner = stage.company().binding();
        var others = List.of(Binding.gate(), stage.company().binding());
        var joining = template(TransactionDefinition.PROPAGATION_REQUIRED);
        var apart = template(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        Bound.run(owner, () -> joining.executeWithoutResult(_ -> {
            assertThat(role(joining)).isEqualTo("owner");
            for (var other : others) {
                Bound.run(other, () -> {
                    assertThatThrownBy(() -> role(joining))
                            .isInstanceOf(IllegalTransactionStateException.class);
                    apart.executeWithoutResult(_ ->
                            assertThat(role(joining)).isEqualTo(other.role()));
                });
            }
            assertThat(role(joining)).as("as before").isEqualTo("owner");
        }));
    }
}
