package linecard.moving;

import java.util.LinkedHashMap;
import java.util.Map;

/// What the weekly export of Salesforce holds, with the mistakes that such files have.
final class SalesforceExport {

    private SalesforceExport() {}

    /// @return contents by the names of the files
    static Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        files.put("User.csv", """
                "Id","Username","LastName","FirstName","Name","Email","IsActive"
                "005A","rn@x.example","Szűcs","MarkN","MarkN Szűcs","rep-n@x.example","1"
                "005B","gone@x.example","Gone","Long","Long Gone","gone@x.example","0"
                """);
        files.put("Account.csv", """
                "Id","IsDeleted","Name","Type","ParentId","BillingStreet","BillingCity","BillingPostalCode",\
                "BillingCountry","Phone","AccountNumber","OwnerId","Custom__c"
                "001A","0","Kovács Gépgyár Kft.","Customer","001B","Fő u. 1.
                2. emelet","Győr","9021","Hungary","+36 96 111 111","7001","005A","x"
                "001B","0","Kovács Holding","Customer","","","Győr","9021","Hungary","","","005A","x"
                "001C","0","<script>alert(1)</script> Bt.","Other","001Z","","","","Freedonia","","","005B","x"
                "001D","0","Kör Egy","Other","001E","","","","","","","005A",""
                "001E","0","Kör Kettő","Other","001D","","","","","","","",""
                "001E","0","Kör Hatodik","Other","","","","","","","","",""
                "001F","0","","Other","","","","","","","","005A",""
                """);
        files.put("Contact.csv", """
                "Id","AccountId","LastName","FirstName","Salutation","Title","Email","Phone","MobilePhone"
                "003A","001A","Szabó","Anna","Dr.","Buyer","anna@k.example","+36 96 111 112",""
                "003B","001X","Senki","Földje","","","","",""
                "003C","001A","Rossz","Cím","","","ez nem cím","",""
                "003D","001A","Rövid"
                """);
        files.put("Lead.csv", """
                "Id","LastName","FirstName","Company","Status","LeadSource","IsConverted","City","OwnerId"
                "00QA","Új","Vevő","Majdani Kft.","Open","Web","0","Pécs","005A"
                "00QB","Régi","Vevő","Kovács Holding","Closed","Web","1","","005A"
                """);
        files.put("Product2.csv", """
                "Id","Name","ProductCode","Family","IsActive"
                "01tA","Dosing pump","DP-1","Dosing","1"
                "01tB","Pump","P-1","Anything","1"
                """);
        files.put("Opportunity.csv", """
                "Id","AccountId","Name","StageName","Amount","CloseDate","OwnerId",\
                "CreatedDate","IsClosed","IsWon","Description"
                "006A","001A","Pump house","Negotiation","1200000.50","2099-06-30","005A",\
                "2024-02-01T10:00:00.000Z","0","0",""
                "006B","001B","Spares","Closed Won","300","2024-01-01","005A","2024-02-01T10:00:00.000Z","1","1","=1+1"
                "006C","001A","Nobody's","Negotiation","1","2099-06-30","005B",\
                "2024-02-01T10:00:00.000Z","0","0",""
                "006D","001X","Nowhere","Negotiation","1","2099-06-30","005A","2024-02-01T10:00:00.000Z","0","0",""
                """);
        files.put("OpportunityLineItem.csv", """
                "Id","OpportunityId","Product2Id","Quantity","UnitPrice","TotalPrice"
                "00kA","006A","01tA","2","600000.00","1200000.00"
                "00kB","006A","01tB","1","0.50","0.50"
                """);
        files.put("Task.csv", """
                "Id","WhoId","WhatId","AccountId","Subject","ActivityDate","Status","IsClosed","OwnerId"
                "00TA","003A","001A","001A","Call","2024-03-01","Completed","1","005A"
                "00TB","003A","006A","001A","Send the drawings","2099-03-01","Not Started","0","005A"
                "00TC","","","","Nobody's","","Not Started","0","005B"
                """);
        files.put("Event.csv", """
                "Id","WhoId","WhatId","AccountId","Subject","StartDateTime","ActivityDate","OwnerId",\
                "Description","Type"
                "00UA","","001A","001A","Factory tour","2024-03-05T22:30:00.000Z","2024-03-05","005A","They want
                <b>two</b> pumps","Meeting"
                "00UB","003A","006A","","Asked back","2024-03-06T09:00:00.000Z","2024-03-06","005A","","Call"
                "00UC","","001A","001A","Next visit","2099-03-06T09:00:00.000Z","2099-03-06","005A","","Meeting"
                "00UD","","001X","","Nowhere","2024-03-06T09:00:00.000Z","2024-03-06","005A","",""
                "00UE","","001A","","No one","2024-03-07T09:00:00.000Z","2024-03-07","005B","",""
                """);
        files.put("extracts.json", "{}");
        return files;
    }
}
