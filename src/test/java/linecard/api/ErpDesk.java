package linecard.api;

import linecard.Program;
import linecard.Stage;
import linecard.Tables;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.people.Agencies;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// A company, and a program of it that keeps its agencies.
abstract class ErpDesk {

    static final String AGENCIES = "/api/v1/agencies";

    @Autowired ApplicationContext program;
    @Autowired Stage stage;
    @Autowired Tables tables;
    @Autowired Agencies agencies;

    Viewer owner;
    Program erp;

    @BeforeEach
    void found() {
        owner = stage.company();
        erp = new Program(program, owner);
    }

    int count() {
        return Bound.call(owner.binding(), () -> agencies.all(owner)).size();
    }

    static String agency(String code, String name) {
        return "{\"code\": \"%s\", \"name\": \"%s\", \"country\": \"HU\"}".formatted(code, name);
    }
}
