package linecard;

import linecard.database.AdminTables;
import linecard.database.OldDatabase;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A test against the whole program on a real PostgreSQL. One server and one program serve all
/// such tests; each founds a company of its own on the [Stage], so none sees another's.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import({Stage.class, Town.class, Papers.class, People.class, Trophies.class, Ventures.class, AdminTables.class,
        OldDatabase.Cellar.class})
@ContextConfiguration(initializers = Stage.Home.class)
public @interface LinecardTest {}
