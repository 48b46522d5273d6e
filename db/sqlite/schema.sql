CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "ApiTokens" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ApiTokens" PRIMARY KEY,
    "Owner" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "Scopes" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "RevokedAt" TEXT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "AuditBlocks" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_AuditBlocks" PRIMARY KEY,
    "Entries" INTEGER NOT NULL,
    "PreviousHash" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "SealedAt" TEXT NOT NULL
);

CREATE TABLE "AuditEntries" (
    "Sequence" INTEGER NOT NULL CONSTRAINT "PK_AuditEntries" PRIMARY KEY AUTOINCREMENT,
    "At" TEXT NOT NULL,
    "User" TEXT NOT NULL,
    "UserName" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "Entity" TEXT NOT NULL,
    "EntityId" TEXT NOT NULL,
    "Before" TEXT NULL,
    "After" TEXT NULL,
    "Block" INTEGER NULL
);

CREATE TABLE "Bodies" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Bodies" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Slug" TEXT NOT NULL,
    "FoundedOn" TEXT NULL,
    "DissolvedOn" TEXT NULL,
    "Name_En" TEXT NULL,
    "Name_Zh" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "DataProtectionKeys" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DataProtectionKeys" PRIMARY KEY AUTOINCREMENT,
    "FriendlyName" TEXT NULL,
    "Xml" TEXT NULL
);

CREATE TABLE "Files" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Files" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Size" INTEGER NOT NULL,
    "Sha256" TEXT NOT NULL,
    "Purpose" TEXT NOT NULL,
    "Owner" TEXT NULL,
    "StoredAt" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "IdempotencyRecords" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_IdempotencyRecords" PRIMARY KEY,
    "Content" TEXT NOT NULL,
    "Answer" TEXT NOT NULL,
    "At" TEXT NOT NULL
);

CREATE TABLE "KeyRing" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_KeyRing" PRIMARY KEY,
    "Protected" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL
);

CREATE TABLE "NumberSequences" (
    "Scope" TEXT NOT NULL CONSTRAINT "PK_NumberSequences" PRIMARY KEY,
    "Last" INTEGER NOT NULL
);

CREATE TABLE "Outbox" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Outbox" PRIMARY KEY,
    "Key" TEXT NOT NULL,
    "Template" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "Culture" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "NextAttemptAt" TEXT NOT NULL,
    "LeasedUntil" TEXT NULL,
    "Attempts" INTEGER NOT NULL,
    "SentAt" TEXT NULL,
    "LastError" TEXT NULL
);

CREATE TABLE "People" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_People" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Pinyin" TEXT NOT NULL,
    "Initials" TEXT NOT NULL,
    "SortKey" TEXT NOT NULL,
    "LatinName" TEXT NOT NULL,
    "Sex" TEXT NOT NULL,
    "BirthDate" TEXT NULL,
    "ResidentId_Cipher" TEXT NULL,
    "ResidentId_Index" TEXT NULL,
    "ResidentId_Masked" TEXT NULL,
    "Mobile_Cipher" TEXT NULL,
    "Mobile_Index" TEXT NULL,
    "Mobile_Masked" TEXT NULL,
    "PracticeCertificate_Cipher" TEXT NULL,
    "PracticeCertificate_Index" TEXT NULL,
    "PracticeCertificate_Masked" TEXT NULL,
    "Email" TEXT NULL,
    "Title" TEXT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "SignInAttempts" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_SignInAttempts" PRIMARY KEY,
    "Since" TEXT NOT NULL,
    "Count" INTEGER NOT NULL
);

CREATE TABLE "Tasks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Tasks" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Subject" TEXT NULL,
    "StartedBy" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Total" INTEGER NOT NULL,
    "Done" INTEGER NOT NULL,
    "Failed" INTEGER NOT NULL,
    "QueuedAt" TEXT NOT NULL,
    "FinishedAt" TEXT NULL,
    "Report" TEXT NULL,
    "Error" TEXT NULL,
    "LeasedUntil" TEXT NULL,
    "Attempts" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "Units" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Units" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "Level" TEXT NOT NULL,
    "Ownership" TEXT NOT NULL,
    "Street" TEXT NULL,
    "Address" TEXT NULL,
    "ContactName" TEXT NULL,
    "ContactMobile_Cipher" TEXT NULL,
    "ContactMobile_Index" TEXT NULL,
    "ContactMobile_Masked" TEXT NULL,
    "Email" TEXT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "BodyTerms" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_BodyTerms" PRIMARY KEY,
    "Body" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NULL,
    CONSTRAINT "FK_BodyTerms_Bodies_Body" FOREIGN KEY ("Body") REFERENCES "Bodies" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Events" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Events" PRIMARY KEY,
    "Slug" TEXT NOT NULL,
    "Code" TEXT NULL,
    "Type" TEXT NOT NULL,
    "Class" TEXT NOT NULL,
    "Level" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Organiser" TEXT NULL,
    "StartsOn" TEXT NOT NULL,
    "EndsOn" TEXT NOT NULL,
    "Venue" TEXT NULL,
    "VenueAddress" TEXT NULL,
    "DescriptionZh" TEXT NULL,
    "DescriptionEn" TEXT NULL,
    "RegistrationOpensAt" TEXT NULL,
    "RegistrationClosesAt" TEXT NULL,
    "PaymentDays" INTEGER NOT NULL,
    "Hours" TEXT NOT NULL,
    "ReportedAttendance" INTEGER NULL,
    "PublishedAt" TEXT NULL,
    "Name_En" TEXT NULL,
    "Name_Zh" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Events_Bodies_Organiser" FOREIGN KEY ("Organiser") REFERENCES "Bodies" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Accounts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Accounts" PRIMARY KEY,
    "DisplayName" TEXT NOT NULL,
    "Person" TEXT NULL,
    "MobileIndex" TEXT NULL,
    "Culture" TEXT NULL,
    "Closed" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" TEXT NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL,
    CONSTRAINT "FK_Accounts_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Memberships" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Memberships" PRIMARY KEY,
    "Person" TEXT NOT NULL,
    "Number" TEXT NOT NULL,
    "JoinedOn" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Memberships_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Employments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Employments" PRIMARY KEY,
    "Person" TEXT NOT NULL,
    "Unit" TEXT NOT NULL,
    "Department" TEXT NULL,
    "Title" TEXT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NULL,
    CONSTRAINT "FK_Employments_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Employments_Units_Unit" FOREIGN KEY ("Unit") REFERENCES "Units" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "UnitTerms" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_UnitTerms" PRIMARY KEY,
    "Unit" TEXT NOT NULL,
    "Tier" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NULL,
    "Resolution" TEXT NULL,
    CONSTRAINT "FK_UnitTerms_Units_Unit" FOREIGN KEY ("Unit") REFERENCES "Units" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Appointments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Appointments" PRIMARY KEY,
    "Term" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Position" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NULL,
    CONSTRAINT "FK_Appointments_BodyTerms_Term" FOREIGN KEY ("Term") REFERENCES "BodyTerms" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Appointments_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Orders" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Orders" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Payer" TEXT NOT NULL,
    "Account" TEXT NULL,
    "Reference" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "PlacedAt" TEXT NOT NULL,
    "DueAt" TEXT NOT NULL,
    "Total_Amount" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Orders_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "RoleGrants" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RoleGrants" PRIMARY KEY,
    "User" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "Event" TEXT NULL,
    "GrantedBy" TEXT NOT NULL,
    "GrantedAt" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_RoleGrants_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Sessions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Sessions" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "StartsAt" TEXT NOT NULL,
    "EndsAt" TEXT NOT NULL,
    "Room" TEXT NULL,
    "Speaker" TEXT NULL,
    "Title_En" TEXT NULL,
    "Title_Zh" TEXT NOT NULL,
    CONSTRAINT "FK_Sessions_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE CASCADE
);

CREATE TABLE "TicketCategories" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_TicketCategories" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "MembersOnly" INTEGER NOT NULL,
    "Order" INTEGER NOT NULL,
    "Name_En" TEXT NULL,
    "Name_Zh" TEXT NOT NULL,
    CONSTRAINT "FK_TicketCategories_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AspNetUserClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AspNetUserClaims" PRIMARY KEY AUTOINCREMENT,
    "UserId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_AspNetUserClaims_Accounts_UserId" FOREIGN KEY ("UserId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AspNetUserLogins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" TEXT NOT NULL,
    CONSTRAINT "PK_AspNetUserLogins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_AspNetUserLogins_Accounts_UserId" FOREIGN KEY ("UserId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AspNetUserPasskeys" (
    "CredentialId" BLOB NOT NULL CONSTRAINT "PK_AspNetUserPasskeys" PRIMARY KEY,
    "UserId" TEXT NOT NULL,
    "Data" TEXT NOT NULL,
    CONSTRAINT "FK_AspNetUserPasskeys_Accounts_UserId" FOREIGN KEY ("UserId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AspNetUserTokens" (
    "UserId" TEXT NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_AspNetUserTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_AspNetUserTokens_Accounts_UserId" FOREIGN KEY ("UserId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "MembershipTerms" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_MembershipTerms" PRIMARY KEY,
    "Membership" TEXT NOT NULL,
    "Category" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NULL,
    CONSTRAINT "FK_MembershipTerms_Memberships_Membership" FOREIGN KEY ("Membership") REFERENCES "Memberships" ("Id") ON DELETE CASCADE
);

CREATE TABLE "LedgerTransactions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_LedgerTransactions" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Order" TEXT NOT NULL,
    "BookedAt" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_LedgerTransactions_Orders_Order" FOREIGN KEY ("Order") REFERENCES "Orders" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "OrderLines" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_OrderLines" PRIMARY KEY,
    "Order" TEXT NOT NULL,
    "Registration" TEXT NOT NULL,
    "Description" TEXT NOT NULL,
    "Amount_Amount" TEXT NOT NULL,
    CONSTRAINT "FK_OrderLines_Orders_Order" FOREIGN KEY ("Order") REFERENCES "Orders" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Payments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Payments" PRIMARY KEY,
    "Order" TEXT NOT NULL,
    "Method" TEXT NOT NULL,
    "ReceivedOn" TEXT NOT NULL,
    "ConfirmedBy" TEXT NOT NULL,
    "BookedAt" TEXT NOT NULL,
    "Amount_Amount" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Payments_Orders_Order" FOREIGN KEY ("Order") REFERENCES "Orders" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Refunds" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Refunds" PRIMARY KEY,
    "Order" TEXT NOT NULL,
    "BookedAt" TEXT NOT NULL,
    "Amount_Amount" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Refunds_Orders_Order" FOREIGN KEY ("Order") REFERENCES "Orders" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Slips" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Slips" PRIMARY KEY,
    "Order" TEXT NOT NULL,
    "File" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "UploadedAt" TEXT NOT NULL,
    "DecidedAt" TEXT NULL,
    "DecidedBy" TEXT NULL,
    "Reason" TEXT NULL,
    CONSTRAINT "FK_Slips_Files_File" FOREIGN KEY ("File") REFERENCES "Files" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Slips_Orders_Order" FOREIGN KEY ("Order") REFERENCES "Orders" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PricePhase" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PricePhase" PRIMARY KEY,
    "Category" TEXT NOT NULL,
    "Until" TEXT NULL,
    "Order" INTEGER NOT NULL,
    "MemberPrice_Amount" TEXT NOT NULL,
    "Name_En" TEXT NULL,
    "Name_Zh" TEXT NOT NULL,
    "NonMemberPrice_Amount" TEXT NOT NULL,
    CONSTRAINT "FK_PricePhase_TicketCategories_Category" FOREIGN KEY ("Category") REFERENCES "TicketCategories" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Quotas" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Quotas" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Category" TEXT NULL,
    "Capacity" INTEGER NOT NULL,
    "Taken" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "CK_Quotas_Taken" CHECK ("Taken" >= 0 AND "Taken" <= "Capacity"),
    CONSTRAINT "FK_Quotas_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Quotas_TicketCategories_Category" FOREIGN KEY ("Category") REFERENCES "TicketCategories" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Registrations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Registrations" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Category" TEXT NOT NULL,
    "Phase" TEXT NOT NULL,
    "AsMember" INTEGER NOT NULL,
    "Person" TEXT NOT NULL,
    "AttendeeKey" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Email" TEXT NULL,
    "Unit" TEXT NULL,
    "Account" TEXT NULL,
    "Number" TEXT NOT NULL,
    "TicketCode" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "RegisteredAt" TEXT NOT NULL,
    "HeldUntil" TEXT NULL,
    "CheckedInAt" TEXT NULL,
    "Order" TEXT NULL,
    "Language" TEXT NOT NULL,
    "Remark" TEXT NULL,
    "ConsentedAt" TEXT NULL,
    "Price_Amount" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Registrations_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Registrations_Orders_Order" FOREIGN KEY ("Order") REFERENCES "Orders" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Registrations_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Registrations_TicketCategories_Category" FOREIGN KEY ("Category") REFERENCES "TicketCategories" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "LedgerEntries" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_LedgerEntries" PRIMARY KEY,
    "Transaction" TEXT NOT NULL,
    "Account" TEXT NOT NULL,
    "Amount_Amount" TEXT NOT NULL,
    CONSTRAINT "FK_LedgerEntries_LedgerTransactions_Transaction" FOREIGN KEY ("Transaction") REFERENCES "LedgerTransactions" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Receipts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Receipts" PRIMARY KEY,
    "Payment" TEXT NOT NULL,
    "Order" TEXT NOT NULL,
    "Payer" TEXT NOT NULL,
    "Year" INTEGER NOT NULL,
    "Serial" INTEGER NOT NULL,
    "Number" TEXT NOT NULL,
    "IssuedOn" TEXT NOT NULL,
    "File" TEXT NULL,
    "Amount_Amount" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Receipts_Payments_Payment" FOREIGN KEY ("Payment") REFERENCES "Payments" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Certificates" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Certificates" PRIMARY KEY,
    "Number" TEXT NOT NULL,
    "Registration" TEXT NOT NULL,
    "Event" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "HolderName" TEXT NOT NULL,
    "HolderLatinName" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "Hours" TEXT NOT NULL,
    "IssuedAt" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "RevokedAt" TEXT NULL,
    "RevocationReason" TEXT NULL,
    "File" TEXT NOT NULL,
    "FileSha256" TEXT NOT NULL,
    "EventName_En" TEXT NULL,
    "EventName_Zh" TEXT NOT NULL,
    "Issuer_En" TEXT NULL,
    "Issuer_Zh" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Certificates_Files_File" FOREIGN KEY ("File") REFERENCES "Files" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Certificates_Registrations_Registration" FOREIGN KEY ("Registration") REFERENCES "Registrations" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Scans" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Scans" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Registration" TEXT NULL,
    "Verdict" TEXT NOT NULL,
    "Method" TEXT NOT NULL,
    "Steward" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Nonce" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Scans_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Scans_Registrations_Registration" FOREIGN KEY ("Registration") REFERENCES "Registrations" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "EmailIndex" ON "Accounts" ("NormalizedEmail");

CREATE UNIQUE INDEX "IX_Accounts_MobileIndex" ON "Accounts" ("MobileIndex") WHERE "MobileIndex" IS NOT NULL;

CREATE UNIQUE INDEX "IX_Accounts_Person" ON "Accounts" ("Person") WHERE "Person" IS NOT NULL;

CREATE UNIQUE INDEX "UserNameIndex" ON "Accounts" ("NormalizedUserName");

CREATE UNIQUE INDEX "IX_ApiTokens_Hash" ON "ApiTokens" ("Hash");

CREATE INDEX "IX_ApiTokens_Owner" ON "ApiTokens" ("Owner");

CREATE INDEX "IX_Appointments_Person" ON "Appointments" ("Person");

CREATE UNIQUE INDEX "IX_Appointments_Term_Person_Position" ON "Appointments" ("Term", "Person", "Position");

CREATE INDEX "IX_AspNetUserClaims_UserId" ON "AspNetUserClaims" ("UserId");

CREATE INDEX "IX_AspNetUserLogins_UserId" ON "AspNetUserLogins" ("UserId");

CREATE INDEX "IX_AspNetUserPasskeys_UserId" ON "AspNetUserPasskeys" ("UserId");

CREATE INDEX "IX_AuditEntries_At" ON "AuditEntries" ("At");

CREATE INDEX "IX_AuditEntries_Block" ON "AuditEntries" ("Block");

CREATE INDEX "IX_AuditEntries_Entity_EntityId" ON "AuditEntries" ("Entity", "EntityId");

CREATE UNIQUE INDEX "IX_Bodies_Slug" ON "Bodies" ("Slug");

CREATE UNIQUE INDEX "IX_BodyTerms_Body_Name" ON "BodyTerms" ("Body", "Name");

CREATE INDEX "IX_Certificates_Event" ON "Certificates" ("Event");

CREATE INDEX "IX_Certificates_File" ON "Certificates" ("File");

CREATE UNIQUE INDEX "IX_Certificates_Number" ON "Certificates" ("Number");

CREATE INDEX "IX_Certificates_Person" ON "Certificates" ("Person");

CREATE UNIQUE INDEX "IX_Certificates_Registration" ON "Certificates" ("Registration") WHERE "Status" = 'Valid';

CREATE INDEX "IX_Employments_Person" ON "Employments" ("Person");

CREATE INDEX "IX_Employments_Unit" ON "Employments" ("Unit");

CREATE UNIQUE INDEX "IX_Events_Code" ON "Events" ("Code") WHERE "Code" IS NOT NULL;

CREATE INDEX "IX_Events_Organiser" ON "Events" ("Organiser");

CREATE UNIQUE INDEX "IX_Events_Slug" ON "Events" ("Slug");

CREATE INDEX "IX_Events_Status_StartsOn" ON "Events" ("Status", "StartsOn");

CREATE INDEX "IX_IdempotencyRecords_At" ON "IdempotencyRecords" ("At");

CREATE INDEX "IX_LedgerEntries_Account" ON "LedgerEntries" ("Account");

CREATE INDEX "IX_LedgerEntries_Transaction" ON "LedgerEntries" ("Transaction");

CREATE INDEX "IX_LedgerTransactions_Order" ON "LedgerTransactions" ("Order");

CREATE UNIQUE INDEX "IX_Memberships_Number" ON "Memberships" ("Number");

CREATE UNIQUE INDEX "IX_Memberships_Person" ON "Memberships" ("Person");

CREATE INDEX "IX_MembershipTerms_Membership" ON "MembershipTerms" ("Membership");

CREATE INDEX "IX_OrderLines_Order" ON "OrderLines" ("Order");

CREATE UNIQUE INDEX "IX_OrderLines_Registration" ON "OrderLines" ("Registration");

CREATE INDEX "IX_Orders_Event" ON "Orders" ("Event");

CREATE UNIQUE INDEX "IX_Orders_Reference" ON "Orders" ("Reference");

CREATE INDEX "IX_Orders_Status_DueAt" ON "Orders" ("Status", "DueAt");

CREATE UNIQUE INDEX "IX_Outbox_Key" ON "Outbox" ("Key");

CREATE INDEX "IX_Outbox_State_NextAttemptAt" ON "Outbox" ("State", "NextAttemptAt");

CREATE UNIQUE INDEX "IX_Payments_Order" ON "Payments" ("Order");

CREATE INDEX "IX_People_Initials" ON "People" ("Initials");

CREATE INDEX "IX_People_Mobile_Index" ON "People" ("Mobile_Index");

CREATE INDEX "IX_People_Pinyin" ON "People" ("Pinyin");

CREATE INDEX "IX_People_PracticeCertificate_Index" ON "People" ("PracticeCertificate_Index");

CREATE UNIQUE INDEX "IX_People_ResidentId_Index" ON "People" ("ResidentId_Index");

CREATE INDEX "IX_People_SortKey_Id" ON "People" ("SortKey", "Id");

CREATE INDEX "IX_PricePhase_Category" ON "PricePhase" ("Category");

CREATE INDEX "IX_Quotas_Category" ON "Quotas" ("Category");

CREATE UNIQUE INDEX "IX_Quotas_Event_Category" ON "Quotas" ("Event", "Category");

CREATE UNIQUE INDEX "IX_Receipts_Number" ON "Receipts" ("Number");

CREATE UNIQUE INDEX "IX_Receipts_Payment" ON "Receipts" ("Payment");

CREATE UNIQUE INDEX "IX_Receipts_Year_Serial" ON "Receipts" ("Year", "Serial");

CREATE UNIQUE INDEX "IX_Refunds_Order" ON "Refunds" ("Order");

CREATE INDEX "IX_Registrations_Account" ON "Registrations" ("Account");

CREATE INDEX "IX_Registrations_Category" ON "Registrations" ("Category");

CREATE UNIQUE INDEX "IX_Registrations_Event_AttendeeKey" ON "Registrations" ("Event", "AttendeeKey") WHERE "Status" IN ('AwaitingPayment', 'Confirmed');

CREATE UNIQUE INDEX "IX_Registrations_Event_Person" ON "Registrations" ("Event", "Person") WHERE "Status" IN ('AwaitingPayment', 'Confirmed');

CREATE UNIQUE INDEX "IX_Registrations_Number" ON "Registrations" ("Number");

CREATE INDEX "IX_Registrations_Order" ON "Registrations" ("Order");

CREATE INDEX "IX_Registrations_Person" ON "Registrations" ("Person");

CREATE INDEX "IX_Registrations_Status_HeldUntil" ON "Registrations" ("Status", "HeldUntil");

CREATE UNIQUE INDEX "IX_Registrations_TicketCode" ON "Registrations" ("TicketCode");

CREATE INDEX "IX_RoleGrants_Event" ON "RoleGrants" ("Event");

CREATE INDEX "IX_RoleGrants_User" ON "RoleGrants" ("User");

CREATE UNIQUE INDEX "IX_Scans_Event_Nonce" ON "Scans" ("Event", "Nonce");

CREATE UNIQUE INDEX "IX_Scans_Registration" ON "Scans" ("Registration") WHERE "Verdict" = 'Admitted';

CREATE INDEX "IX_Sessions_Event" ON "Sessions" ("Event");

CREATE INDEX "IX_SignInAttempts_Since" ON "SignInAttempts" ("Since");

CREATE INDEX "IX_Slips_File" ON "Slips" ("File");

CREATE INDEX "IX_Slips_Order" ON "Slips" ("Order");

CREATE INDEX "IX_Tasks_StartedBy_QueuedAt" ON "Tasks" ("StartedBy", "QueuedAt");

CREATE INDEX "IX_Tasks_State" ON "Tasks" ("State");

CREATE INDEX "IX_TicketCategories_Event" ON "TicketCategories" ("Event");

CREATE UNIQUE INDEX "IX_Units_Code" ON "Units" ("Code");

CREATE INDEX "IX_Units_ContactMobile_Index" ON "Units" ("ContactMobile_Index");

CREATE UNIQUE INDEX "IX_Units_Name" ON "Units" ("Name");

CREATE INDEX "IX_UnitTerms_Unit" ON "UnitTerms" ("Unit");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122165545_Initial', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "Sessions" RENAME COLUMN "Room" TO "Room_Zh";

ALTER TABLE "Sessions" ADD "Room_En" TEXT NULL;

ALTER TABLE "Sessions" RENAME COLUMN "Speaker" TO "Speaker_Zh";

ALTER TABLE "Sessions" ADD "Speaker_En" TEXT NULL;

ALTER TABLE "Events" RENAME COLUMN "Venue" TO "Venue_Zh";

ALTER TABLE "Events" ADD "Venue_En" TEXT NULL;

ALTER TABLE "Events" RENAME COLUMN "VenueAddress" TO "VenueAddress_Zh";

ALTER TABLE "Events" ADD "VenueAddress_En" TEXT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122183204_EventVenueInTwoLanguages', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
DROP INDEX "IX_OrderLines_Registration";

ALTER TABLE "OrderLines" ADD "Term" TEXT NULL;

ALTER TABLE "MembershipTerms" ADD "EndedOn" TEXT NULL;

ALTER TABLE "MembershipTerms" ADD "Ending" TEXT NULL;

ALTER TABLE "MembershipTerms" ADD "EndingReason" TEXT NULL;

ALTER TABLE "MembershipTerms" ADD "Months" INTEGER NULL;

ALTER TABLE "Memberships" ADD "CardKey" TEXT NULL;

ALTER TABLE "Memberships" ADD "ListedSince" TEXT NULL;

ALTER TABLE "Memberships" ADD "Override_Reason" TEXT NULL;

ALTER TABLE "Memberships" ADD "Override_Status" TEXT NULL;

ALTER TABLE "Memberships" ADD "Override_Until" TEXT NULL;

CREATE TABLE "Applications" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Applications" PRIMARY KEY,
    "Number" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Channel" TEXT NOT NULL,
    "Category" TEXT NOT NULL,
    "Account" TEXT NULL,
    "Language" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "ResidentId_Cipher" TEXT NULL,
    "ResidentId_Index" TEXT NULL,
    "ResidentId_Masked" TEXT NULL,
    "Sex" TEXT NOT NULL,
    "BirthDate" TEXT NULL,
    "Mobile_Cipher" TEXT NULL,
    "Mobile_Index" TEXT NULL,
    "Mobile_Masked" TEXT NULL,
    "Email" TEXT NULL,
    "Unit" TEXT NULL,
    "UnitName" TEXT NULL,
    "Department" TEXT NULL,
    "Title" TEXT NULL,
    "PracticeCertificate_Cipher" TEXT NULL,
    "PracticeCertificate_Index" TEXT NULL,
    "PracticeCertificate_Masked" TEXT NULL,
    "Statement" TEXT NULL,
    "ConsentedAt" TEXT NULL,
    "WantsListing" INTEGER NOT NULL,
    "StartedAt" TEXT NOT NULL,
    "SubmittedAt" TEXT NULL,
    "DecidedAt" TEXT NULL,
    "DecidedBy" TEXT NULL,
    "Reason" TEXT NULL,
    "Membership" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Applications_Memberships_Membership" FOREIGN KEY ("Membership") REFERENCES "Memberships" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Applications_Units_Unit" FOREIGN KEY ("Unit") REFERENCES "Units" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "MembershipPolicies" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_MembershipPolicies" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "NumberPattern" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "ApplicationEvidence" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ApplicationEvidence" PRIMARY KEY,
    "Application" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "File" TEXT NOT NULL,
    "AddedAt" TEXT NOT NULL,
    CONSTRAINT "FK_ApplicationEvidence_Applications_Application" FOREIGN KEY ("Application") REFERENCES "Applications" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ApplicationEvidence_Files_File" FOREIGN KEY ("File") REFERENCES "Files" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ApplicationStep" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ApplicationStep" PRIMARY KEY,
    "Application" TEXT NOT NULL,
    "Act" TEXT NOT NULL,
    "By" TEXT NULL,
    "Words" TEXT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "FK_ApplicationStep_Applications_Application" FOREIGN KEY ("Application") REFERENCES "Applications" ("Id") ON DELETE CASCADE
);

CREATE TABLE "CategoryRules" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CategoryRules" PRIMARY KEY,
    "Policy" TEXT NOT NULL,
    "Category" TEXT NOT NULL,
    "Open" INTEGER NOT NULL,
    "NeedsLicence" INTEGER NOT NULL,
    "NeedsTitle" INTEGER NOT NULL,
    "NeedsEvidence" INTEGER NOT NULL,
    "TermMonths" INTEGER NULL,
    "RenewalOpensDays" INTEGER NOT NULL,
    "GraceDays" INTEGER NOT NULL,
    "RenewalClosesDays" INTEGER NOT NULL,
    "Eligibility_En" TEXT NULL,
    "Eligibility_Zh" TEXT NOT NULL,
    "Fee_Amount" TEXT NOT NULL,
    CONSTRAINT "FK_CategoryRules_MembershipPolicies_Policy" FOREIGN KEY ("Policy") REFERENCES "MembershipPolicies" ("Id") ON DELETE CASCADE
);

CREATE TABLE "StatusRule" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_StatusRule" PRIMARY KEY,
    "Policy" TEXT NOT NULL,
    "Place" INTEGER NOT NULL,
    "Status" TEXT NOT NULL,
    "Counts" INTEGER NOT NULL,
    "FromDate" TEXT NULL,
    "FromOffset" INTEGER NOT NULL,
    "FromUnit" TEXT NOT NULL,
    "ToDate" TEXT NULL,
    "ToOffset" INTEGER NOT NULL,
    "ToUnit" TEXT NOT NULL,
    CONSTRAINT "FK_StatusRule_MembershipPolicies_Policy" FOREIGN KEY ("Policy") REFERENCES "MembershipPolicies" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_OrderLines_Registration" ON "OrderLines" ("Registration") WHERE "Registration" IS NOT NULL;

CREATE UNIQUE INDEX "IX_OrderLines_Term" ON "OrderLines" ("Term") WHERE "Term" IS NOT NULL;

CREATE UNIQUE INDEX "IX_MembershipTerms_Proposed" ON "MembershipTerms" ("Membership") WHERE "State" = 'Proposed';

CREATE UNIQUE INDEX "IX_Memberships_CardKey" ON "Memberships" ("CardKey") WHERE "CardKey" IS NOT NULL;

CREATE INDEX "IX_ApplicationEvidence_Application" ON "ApplicationEvidence" ("Application");

CREATE INDEX "IX_ApplicationEvidence_File" ON "ApplicationEvidence" ("File");

CREATE INDEX "IX_Applications_Account" ON "Applications" ("Account");

CREATE INDEX "IX_Applications_Membership" ON "Applications" ("Membership");

CREATE INDEX "IX_Applications_Mobile_Index" ON "Applications" ("Mobile_Index");

CREATE UNIQUE INDEX "IX_Applications_Number" ON "Applications" ("Number");

CREATE INDEX "IX_Applications_PracticeCertificate_Index" ON "Applications" ("PracticeCertificate_Index");

CREATE INDEX "IX_Applications_ResidentId_Index" ON "Applications" ("ResidentId_Index");

CREATE INDEX "IX_Applications_Status_SubmittedAt" ON "Applications" ("Status", "SubmittedAt");

CREATE INDEX "IX_Applications_Unit" ON "Applications" ("Unit");

CREATE INDEX "IX_ApplicationStep_Application" ON "ApplicationStep" ("Application");

CREATE UNIQUE INDEX "IX_CategoryRules_Policy_Category" ON "CategoryRules" ("Policy", "Category");

CREATE UNIQUE INDEX "IX_MembershipPolicies_Name" ON "MembershipPolicies" ("Name");

CREATE INDEX "IX_StatusRule_Policy" ON "StatusRule" ("Policy");

CREATE TABLE "ef_temp_Orders" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Orders" PRIMARY KEY,
    "Account" TEXT NULL,
    "DueAt" TEXT NOT NULL,
    "Event" TEXT NULL,
    "Payer" TEXT NOT NULL,
    "PlacedAt" TEXT NOT NULL,
    "Reference" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Total_Amount" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Orders_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_Orders" ("Id", "Account", "DueAt", "Event", "Payer", "PlacedAt", "Reference", "Status", "Total_Amount", "Version")
SELECT "Id", "Account", "DueAt", "Event", "Payer", "PlacedAt", "Reference", "Status", "Total_Amount", "Version"
FROM "Orders";

CREATE TABLE "ef_temp_OrderLines" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_OrderLines" PRIMARY KEY,
    "Amount_Amount" TEXT NOT NULL,
    "Description" TEXT NOT NULL,
    "Order" TEXT NOT NULL,
    "Registration" TEXT NULL,
    "Term" TEXT NULL,
    CONSTRAINT "FK_OrderLines_Orders_Order" FOREIGN KEY ("Order") REFERENCES "Orders" ("Id") ON DELETE CASCADE
);

INSERT INTO "ef_temp_OrderLines" ("Id", "Amount_Amount", "Description", "Order", "Registration", "Term")
SELECT "Id", "Amount_Amount", "Description", "Order", "Registration", "Term"
FROM "OrderLines";

COMMIT;

PRAGMA foreign_keys = 0;

BEGIN TRANSACTION;
DROP TABLE "Orders";

ALTER TABLE "ef_temp_Orders" RENAME TO "Orders";

DROP TABLE "OrderLines";

ALTER TABLE "ef_temp_OrderLines" RENAME TO "OrderLines";

COMMIT;

PRAGMA foreign_keys = 1;

BEGIN TRANSACTION;
CREATE INDEX "IX_Orders_Event" ON "Orders" ("Event");

CREATE UNIQUE INDEX "IX_Orders_Reference" ON "Orders" ("Reference");

CREATE INDEX "IX_Orders_Status_DueAt" ON "Orders" ("Status", "DueAt");

CREATE INDEX "IX_OrderLines_Order" ON "OrderLines" ("Order");

CREATE UNIQUE INDEX "IX_OrderLines_Registration" ON "OrderLines" ("Registration") WHERE "Registration" IS NOT NULL;

CREATE UNIQUE INDEX "IX_OrderLines_Term" ON "OrderLines" ("Term") WHERE "Term" IS NOT NULL;

COMMIT;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122185526_Membership', '10.0.14');

BEGIN TRANSACTION;
ALTER TABLE "UnitTerms" ADD "CouncilTerm" TEXT NULL;

ALTER TABLE "UnitTerms" ADD "Decision" TEXT NULL;

ALTER TABLE "UnitTerms" ADD "ElectedUntil" TEXT NULL;

ALTER TABLE "UnitTerms" ADD "EndNote" TEXT NULL;

ALTER TABLE "UnitTerms" ADD "Ending" TEXT NULL;

ALTER TABLE "UnitTerms" ADD "Representative" TEXT NULL;

ALTER TABLE "Units" ADD "Kind" TEXT NOT NULL DEFAULT 'Other';

ALTER TABLE "Units" ADD "Licence" TEXT NULL;

CREATE TABLE "Resolutions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Resolutions" PRIMARY KEY,
    "Body" TEXT NOT NULL,
    "Meeting" TEXT NOT NULL,
    "Number" TEXT NULL,
    "HeldOn" TEXT NOT NULL,
    "Secret" INTEGER NOT NULL,
    "Due" INTEGER NOT NULL,
    "Present" INTEGER NOT NULL,
    "For" INTEGER NOT NULL,
    "Against" INTEGER NOT NULL,
    "Abstain" INTEGER NOT NULL,
    "Minutes" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Resolutions_Files_Minutes" FOREIGN KEY ("Minutes") REFERENCES "Files" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "StaffTransfers" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_StaffTransfers" PRIMARY KEY,
    "Person" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "On" TEXT NOT NULL,
    "Note" TEXT NULL,
    "AskedBy" TEXT NOT NULL,
    "AskedAt" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedAt" TEXT NULL,
    "Reason" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_StaffTransfers_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_StaffTransfers_Units_From" FOREIGN KEY ("From") REFERENCES "Units" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_StaffTransfers_Units_To" FOREIGN KEY ("To") REFERENCES "Units" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "TierNames" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_TierNames" PRIMARY KEY,
    "Tier" TEXT NOT NULL,
    "Name_En" TEXT NULL,
    "Name_Zh" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "UnitContacts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_UnitContacts" PRIMARY KEY,
    "Unit" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Duty" TEXT NULL,
    "Mobile_Cipher" TEXT NULL,
    "Mobile_Index" TEXT NULL,
    "Mobile_Masked" TEXT NULL,
    "Phone" TEXT NULL,
    "Email" TEXT NULL,
    CONSTRAINT "FK_UnitContacts_Units_Unit" FOREIGN KEY ("Unit") REFERENCES "Units" ("Id") ON DELETE CASCADE
);

CREATE TABLE "UnitInvitations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_UnitInvitations" PRIMARY KEY,
    "Unit" TEXT NOT NULL,
    "Person" TEXT NULL,
    "Name" TEXT NULL,
    "Number" TEXT NULL,
    "Email" TEXT NULL,
    "Department" TEXT NULL,
    "Title" TEXT NULL,
    "CodeHash" TEXT NOT NULL,
    "UsesLeft" INTEGER NOT NULL,
    "Accepted" INTEGER NOT NULL,
    "InvitedBy" TEXT NOT NULL,
    "InvitedAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "WithdrawnAt" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_UnitInvitations_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_UnitInvitations_Units_Unit" FOREIGN KEY ("Unit") REFERENCES "Units" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "UnitLiaisons" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_UnitLiaisons" PRIMARY KEY,
    "Unit" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Staff" INTEGER NOT NULL,
    "Dues" INTEGER NOT NULL,
    "Credits" INTEGER NOT NULL,
    "GrantedBy" TEXT NOT NULL,
    "GrantedAt" TEXT NOT NULL,
    "WithdrawnAt" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_UnitLiaisons_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_UnitLiaisons_Units_Unit" FOREIGN KEY ("Unit") REFERENCES "Units" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_UnitTerms_Decision" ON "UnitTerms" ("Decision");

CREATE INDEX "IX_UnitTerms_From_To" ON "UnitTerms" ("From", "To");

CREATE INDEX "IX_UnitTerms_Representative" ON "UnitTerms" ("Representative");

CREATE INDEX "IX_Resolutions_HeldOn" ON "Resolutions" ("HeldOn");

CREATE INDEX "IX_Resolutions_Minutes" ON "Resolutions" ("Minutes");

CREATE INDEX "IX_StaffTransfers_From" ON "StaffTransfers" ("From");

CREATE UNIQUE INDEX "IX_StaffTransfers_Person" ON "StaffTransfers" ("Person") WHERE "Status" = 'Open';

CREATE INDEX "IX_StaffTransfers_To" ON "StaffTransfers" ("To");

CREATE UNIQUE INDEX "IX_TierNames_Tier" ON "TierNames" ("Tier");

CREATE INDEX "IX_UnitContacts_Mobile_Index" ON "UnitContacts" ("Mobile_Index");

CREATE INDEX "IX_UnitContacts_Unit" ON "UnitContacts" ("Unit");

CREATE UNIQUE INDEX "IX_UnitInvitations_CodeHash" ON "UnitInvitations" ("CodeHash");

CREATE INDEX "IX_UnitInvitations_Person" ON "UnitInvitations" ("Person");

CREATE INDEX "IX_UnitInvitations_Unit" ON "UnitInvitations" ("Unit");

CREATE UNIQUE INDEX "IX_UnitLiaisons_Person_Unit" ON "UnitLiaisons" ("Person", "Unit") WHERE "WithdrawnAt" IS NULL;

CREATE INDEX "IX_UnitLiaisons_Unit" ON "UnitLiaisons" ("Unit");

CREATE TABLE "ef_temp_UnitTerms" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_UnitTerms" PRIMARY KEY,
    "CouncilTerm" TEXT NULL,
    "Decision" TEXT NULL,
    "ElectedUntil" TEXT NULL,
    "EndNote" TEXT NULL,
    "Ending" TEXT NULL,
    "From" TEXT NOT NULL,
    "Representative" TEXT NULL,
    "Resolution" TEXT NULL,
    "Tier" TEXT NOT NULL,
    "To" TEXT NULL,
    "Unit" TEXT NOT NULL,
    CONSTRAINT "FK_UnitTerms_People_Representative" FOREIGN KEY ("Representative") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_UnitTerms_Resolutions_Decision" FOREIGN KEY ("Decision") REFERENCES "Resolutions" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_UnitTerms_Units_Unit" FOREIGN KEY ("Unit") REFERENCES "Units" ("Id") ON DELETE CASCADE
);

INSERT INTO "ef_temp_UnitTerms" ("Id", "CouncilTerm", "Decision", "ElectedUntil", "EndNote", "Ending", "From", "Representative", "Resolution", "Tier", "To", "Unit")
SELECT "Id", "CouncilTerm", "Decision", "ElectedUntil", "EndNote", "Ending", "From", "Representative", "Resolution", "Tier", "To", "Unit"
FROM "UnitTerms";

COMMIT;

PRAGMA foreign_keys = 0;

BEGIN TRANSACTION;
DROP TABLE "UnitTerms";

ALTER TABLE "ef_temp_UnitTerms" RENAME TO "UnitTerms";

COMMIT;

PRAGMA foreign_keys = 1;

BEGIN TRANSACTION;
CREATE INDEX "IX_UnitTerms_Decision" ON "UnitTerms" ("Decision");

CREATE INDEX "IX_UnitTerms_From_To" ON "UnitTerms" ("From", "To");

CREATE INDEX "IX_UnitTerms_Representative" ON "UnitTerms" ("Representative");

CREATE INDEX "IX_UnitTerms_Unit" ON "UnitTerms" ("Unit");

COMMIT;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122195115_UnitsAndDesk', '10.0.14');

BEGIN TRANSACTION;
ALTER TABLE "People" ADD "UncheckedForDuplicates" INTEGER NULL;

CREATE TABLE "DuplicatePairs" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_DuplicatePairs" PRIMARY KEY,
    "First" TEXT NOT NULL,
    "Second" TEXT NOT NULL,
    "Score" INTEGER NOT NULL,
    "Reasons" INTEGER NOT NULL,
    "Evidence" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "FoundAt" TEXT NOT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedAt" TEXT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "PersonMerges" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PersonMerges" PRIMARY KEY,
    "Gone" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Survivor" TEXT NOT NULL,
    "KeptAs" TEXT NOT NULL,
    "Number" TEXT NULL,
    "CardKey" TEXT NULL,
    "MergedBy" TEXT NOT NULL,
    "MergedAt" TEXT NOT NULL,
    "Counts" TEXT NOT NULL,
    "Journal" TEXT NULL,
    "UndoneBy" TEXT NULL,
    "UndoneAt" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_PersonMerges_People_Survivor" FOREIGN KEY ("Survivor") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_People_Email" ON "People" ("Email");

CREATE INDEX "IX_People_UncheckedForDuplicates" ON "People" ("UncheckedForDuplicates") WHERE "UncheckedForDuplicates" IS NOT NULL;

CREATE UNIQUE INDEX "IX_DuplicatePairs_First_Second" ON "DuplicatePairs" ("First", "Second");

CREATE INDEX "IX_DuplicatePairs_Second" ON "DuplicatePairs" ("Second");

CREATE INDEX "IX_DuplicatePairs_State_Score_Id" ON "DuplicatePairs" ("State", "Score", "Id");

CREATE INDEX "IX_PersonMerges_CardKey" ON "PersonMerges" ("CardKey") WHERE "CardKey" IS NOT NULL;

CREATE UNIQUE INDEX "IX_PersonMerges_Gone" ON "PersonMerges" ("Gone") WHERE "UndoneAt" IS NULL;

CREATE INDEX "IX_PersonMerges_MergedAt" ON "PersonMerges" ("MergedAt");

CREATE INDEX "IX_PersonMerges_Number" ON "PersonMerges" ("Number") WHERE "Number" IS NOT NULL;

CREATE INDEX "IX_PersonMerges_Survivor" ON "PersonMerges" ("Survivor");

CREATE TABLE "ef_temp_Employments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Employments" PRIMARY KEY,
    "Department" TEXT NULL,
    "From" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Title" TEXT NULL,
    "To" TEXT NULL,
    "Unit" TEXT NOT NULL,
    CONSTRAINT "FK_Employments_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id"),
    CONSTRAINT "FK_Employments_Units_Unit" FOREIGN KEY ("Unit") REFERENCES "Units" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_Employments" ("Id", "Department", "From", "Person", "Title", "To", "Unit")
SELECT "Id", "Department", "From", "Person", "Title", "To", "Unit"
FROM "Employments";

CREATE TABLE "ef_temp_MembershipTerms" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_MembershipTerms" PRIMARY KEY,
    "Category" TEXT NOT NULL,
    "EndedOn" TEXT NULL,
    "Ending" TEXT NULL,
    "EndingReason" TEXT NULL,
    "From" TEXT NOT NULL,
    "Membership" TEXT NOT NULL,
    "Months" INTEGER NULL,
    "State" TEXT NOT NULL,
    "To" TEXT NULL,
    CONSTRAINT "FK_MembershipTerms_Memberships_Membership" FOREIGN KEY ("Membership") REFERENCES "Memberships" ("Id")
);

INSERT INTO "ef_temp_MembershipTerms" ("Id", "Category", "EndedOn", "Ending", "EndingReason", "From", "Membership", "Months", "State", "To")
SELECT "Id", "Category", "EndedOn", "Ending", "EndingReason", "From", "Membership", "Months", "State", "To"
FROM "MembershipTerms";

COMMIT;

PRAGMA foreign_keys = 0;

BEGIN TRANSACTION;
DROP TABLE "Employments";

ALTER TABLE "ef_temp_Employments" RENAME TO "Employments";

DROP TABLE "MembershipTerms";

ALTER TABLE "ef_temp_MembershipTerms" RENAME TO "MembershipTerms";

COMMIT;

PRAGMA foreign_keys = 1;

BEGIN TRANSACTION;
CREATE INDEX "IX_Employments_Person" ON "Employments" ("Person");

CREATE INDEX "IX_Employments_Unit" ON "Employments" ("Unit");

CREATE INDEX "IX_MembershipTerms_Membership" ON "MembershipTerms" ("Membership");

CREATE UNIQUE INDEX "IX_MembershipTerms_Proposed" ON "MembershipTerms" ("Membership") WHERE "State" = 'Proposed';

COMMIT;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122201428_MergedPersons', '10.0.14');

BEGIN TRANSACTION;
ALTER TABLE "MembershipPolicies" ADD "RetentionMonths" INTEGER NOT NULL DEFAULT 12;

ALTER TABLE "CategoryRules" ADD "Name_En" TEXT NULL;

ALTER TABLE "CategoryRules" ADD "Name_Zh" TEXT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122222654_MembershipNames', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "ColumnMaps" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ColumnMaps" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Headers" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "ImportBatches" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ImportBatches" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Match" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "File" TEXT NULL,
    "FileName" TEXT NOT NULL,
    "Columns" TEXT NOT NULL,
    "StartedBy" TEXT NOT NULL,
    "StartedByName" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "FinishedAt" TEXT NULL,
    "UndoneAt" TEXT NULL,
    "Task" TEXT NULL,
    "Counts_Rows" INTEGER NULL,
    "Counts_Created" INTEGER NULL,
    "Counts_Updated" INTEGER NULL,
    "Counts_Duplicates" INTEGER NULL,
    "Counts_Refused" INTEGER NULL,
    "Report" TEXT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "ImportEntries" (
    "Batch" TEXT NOT NULL,
    "Row" INTEGER NOT NULL,
    "Action" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Memory" TEXT NULL,
    "Fate" TEXT NOT NULL,
    "Why" TEXT NULL,
    "Detail" TEXT NULL,
    CONSTRAINT "PK_ImportEntries" PRIMARY KEY ("Batch", "Row"),
    CONSTRAINT "FK_ImportEntries_ImportBatches_Batch" FOREIGN KEY ("Batch") REFERENCES "ImportBatches" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_ColumnMaps_Kind_Name" ON "ColumnMaps" ("Kind", "Name");

CREATE INDEX "IX_ImportBatches_CreatedAt" ON "ImportBatches" ("CreatedAt");

CREATE INDEX "IX_ImportEntries_Subject" ON "ImportEntries" ("Subject");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122223925_ImportBatches', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
DROP INDEX "IX_People_Initials";

DROP INDEX "IX_People_Pinyin";

DROP INDEX "IX_Employments_Unit";

ALTER TABLE "People" ADD "ErasedAt" TEXT NULL;

ALTER TABLE "Files" ADD "DiscardedAt" TEXT NULL;

ALTER TABLE "Employments" ADD "SortKey" TEXT NULL DEFAULT '';

UPDATE "Employments" SET "SortKey" = (SELECT p."SortKey" FROM "People" p WHERE p."Id" = "Employments"."Person")

CREATE TABLE "Consents" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Consents" PRIMARY KEY,
    "Person" TEXT NOT NULL,
    "Purpose" TEXT NOT NULL,
    "TextVersion" TEXT NOT NULL,
    "GivenAt" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "WithdrawnAt" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Consents_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Exports" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Exports" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Parameters" TEXT NOT NULL,
    "Unmasked" INTEGER NOT NULL,
    "Person" TEXT NULL,
    "AskedBy" TEXT NOT NULL,
    "AskedAt" TEXT NOT NULL,
    "File" TEXT NULL,
    "Rows" INTEGER NOT NULL,
    "ExpiresAt" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Exports_Files_File" FOREIGN KEY ("File") REFERENCES "Files" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Exports_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "SavedLists" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SavedLists" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Query" TEXT NOT NULL,
    "Shared" INTEGER NOT NULL,
    "Owner" TEXT NOT NULL,
    "SavedAt" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE INDEX "IX_People_Initials_SortKey_Id" ON "People" ("Initials", "SortKey", "Id");

CREATE INDEX "IX_People_Pinyin_SortKey_Id" ON "People" ("Pinyin", "SortKey", "Id");

CREATE INDEX "IX_Employments_Unit_SortKey_Person_From_To" ON "Employments" ("Unit", "SortKey", "Person", "From", "To");

CREATE INDEX "IX_Consents_Person_Purpose" ON "Consents" ("Person", "Purpose");

CREATE INDEX "IX_Exports_ExpiresAt" ON "Exports" ("ExpiresAt");

CREATE INDEX "IX_Exports_File" ON "Exports" ("File");

CREATE INDEX "IX_Exports_Person" ON "Exports" ("Person");

CREATE UNIQUE INDEX "IX_SavedLists_Owner_Kind_Name" ON "SavedLists" ("Owner", "Kind", "Name");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122225229_ConsentsAndSavedLists', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "Events" ADD "Series" TEXT NULL;

ALTER TABLE "BodyTerms" ADD "Decision" TEXT NULL;

ALTER TABLE "Bodies" ADD "Charter" TEXT NULL;

ALTER TABLE "Bodies" ADD "HostUnit" TEXT NULL;

ALTER TABLE "Bodies" ADD "MissionEn" TEXT NULL;

ALTER TABLE "Bodies" ADD "MissionZh" TEXT NULL;

ALTER TABLE "Bodies" ADD "Parent" TEXT NULL;

ALTER TABLE "Bodies" ADD "Specialty" TEXT NULL;

ALTER TABLE "Appointments" ADD "Letter" TEXT NULL;

ALTER TABLE "Appointments" ADD "Manner" TEXT NOT NULL DEFAULT 'Elected';

ALTER TABLE "Appointments" ADD "Note" TEXT NULL;

ALTER TABLE "Appointments" ADD "Status" TEXT NOT NULL DEFAULT 'Active';

ALTER TABLE "Appointments" ADD "Unit" TEXT NULL;

CREATE TABLE "AppointmentLetters" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AppointmentLetters" PRIMARY KEY,
    "Number" TEXT NOT NULL,
    "Appointment" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "HolderName" TEXT NOT NULL,
    "TermName" TEXT NOT NULL,
    "Position" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NULL,
    "IssuedAt" TEXT NOT NULL,
    "RevokedAt" TEXT NULL,
    "RevocationReason" TEXT NULL,
    "File" TEXT NOT NULL,
    "FileSha256" TEXT NOT NULL,
    "BodyName_En" TEXT NULL,
    "BodyName_Zh" TEXT NOT NULL,
    "Issuer_En" TEXT NULL,
    "Issuer_Zh" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_AppointmentLetters_Appointments_Appointment" FOREIGN KEY ("Appointment") REFERENCES "Appointments" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_AppointmentLetters_Files_File" FOREIGN KEY ("File") REFERENCES "Files" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_AppointmentLetters_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "BodySeats" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_BodySeats" PRIMARY KEY,
    "Body" TEXT NOT NULL,
    "Position" TEXT NOT NULL,
    "Rank" INTEGER NOT NULL,
    "Maximum" INTEGER NULL,
    "MayAct" INTEGER NOT NULL,
    CONSTRAINT "FK_BodySeats_Bodies_Body" FOREIGN KEY ("Body") REFERENCES "Bodies" ("Id") ON DELETE CASCADE
);

CREATE TABLE "CalendarFeeds" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CalendarFeeds" PRIMARY KEY,
    "Owner" TEXT NOT NULL,
    "Scope" TEXT NOT NULL,
    "Body" TEXT NULL,
    "KeyHash" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "RevokedAt" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_CalendarFeeds_Bodies_Body" FOREIGN KEY ("Body") REFERENCES "Bodies" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Elections" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Elections" PRIMARY KEY,
    "Body" TEXT NOT NULL,
    "TermName" TEXT NOT NULL,
    "TermFrom" TEXT NOT NULL,
    "TermTo" TEXT NULL,
    "OpensAt" TEXT NOT NULL,
    "ClosesAt" TEXT NOT NULL,
    "Quorum" INTEGER NOT NULL,
    "UnitQuota" INTEGER NULL,
    "Status" TEXT NOT NULL,
    "Minutes" TEXT NULL,
    "Name_En" TEXT NULL,
    "Name_Zh" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Elections_Bodies_Body" FOREIGN KEY ("Body") REFERENCES "Bodies" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Elections_Files_Minutes" FOREIGN KEY ("Minutes") REFERENCES "Files" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Invitees" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Invitees" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "KeyHash" TEXT NULL,
    "InvitedAt" TEXT NOT NULL,
    "Answer" TEXT NOT NULL,
    "AnsweredAt" TEXT NULL,
    "RemindedAt" TEXT NULL,
    "Presence" TEXT NOT NULL,
    "CameAt" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Invitees_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Invitees_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Lecturers" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Lecturers" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Email" TEXT NULL,
    "Person" TEXT NULL,
    "Unit" TEXT NULL,
    "Title" TEXT NULL,
    "Specialty" TEXT NULL,
    "Languages" TEXT NOT NULL,
    "Country" TEXT NOT NULL,
    "RetiredOn" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Lecturers_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "MeetingRecords" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_MeetingRecords" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "Minutes" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_MeetingRecords_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "PlanLines" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PlanLines" PRIMARY KEY,
    "Year" INTEGER NOT NULL,
    "Body" TEXT NULL,
    "Metric" TEXT NOT NULL,
    "Target" INTEGER NOT NULL,
    "Due" TEXT NOT NULL,
    "Owner" TEXT NULL,
    "Note" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_PlanLines_Bodies_Body" FOREIGN KEY ("Body") REFERENCES "Bodies" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_PlanLines_People_Owner" FOREIGN KEY ("Owner") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Rooms" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Rooms" PRIMARY KEY,
    "Capacity" INTEGER NOT NULL,
    "Equipment" INTEGER NOT NULL,
    "NeedsApproval" INTEGER NOT NULL,
    "RetiredOn" TEXT NULL,
    "Name_En" TEXT NULL,
    "Name_Zh" TEXT NOT NULL,
    "Site_En" TEXT NULL,
    "Site_Zh" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "RosterPolicies" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RosterPolicies" PRIMARY KEY,
    "OneChair" TEXT NOT NULL,
    "SeatsFilled" TEXT NOT NULL,
    "TooManyTerms" TEXT NOT NULL,
    "TooOld" TEXT NOT NULL,
    "TwiceInBody" TEXT NOT NULL,
    "MaxTerms" INTEGER NOT NULL,
    "MaxAge" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "BallotPapers" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_BallotPapers" PRIMARY KEY,
    "Election" TEXT NOT NULL,
    "Choices" TEXT NOT NULL,
    CONSTRAINT "FK_BallotPapers_Elections_Election" FOREIGN KEY ("Election") REFERENCES "Elections" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Candidate" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Candidate" PRIMARY KEY,
    "Election" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Position" TEXT NOT NULL,
    "Unit" TEXT NULL,
    CONSTRAINT "FK_Candidate_Elections_Election" FOREIGN KEY ("Election") REFERENCES "Elections" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Candidate_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Candidate_Units_Unit" FOREIGN KEY ("Unit") REFERENCES "Units" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ElectionSeat" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ElectionSeat" PRIMARY KEY,
    "Election" TEXT NOT NULL,
    "Position" TEXT NOT NULL,
    "Count" INTEGER NOT NULL,
    CONSTRAINT "FK_ElectionSeat_Elections_Election" FOREIGN KEY ("Election") REFERENCES "Elections" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Voter" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Voter" PRIMARY KEY,
    "Election" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Voted" INTEGER NOT NULL,
    CONSTRAINT "FK_Voter_Elections_Election" FOREIGN KEY ("Election") REFERENCES "Elections" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Voter_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "LecturerAbsence" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_LecturerAbsence" PRIMARY KEY,
    "Lecturer" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "FK_LecturerAbsence_Lecturers_Lecturer" FOREIGN KEY ("Lecturer") REFERENCES "Lecturers" ("Id") ON DELETE CASCADE
);

CREATE TABLE "LecturerEvaluation" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_LecturerEvaluation" PRIMARY KEY,
    "Lecturer" TEXT NOT NULL,
    "Score" INTEGER NOT NULL,
    "Remark" TEXT NULL,
    "On" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    CONSTRAINT "FK_LecturerEvaluation_Lecturers_Lecturer" FOREIGN KEY ("Lecturer") REFERENCES "Lecturers" ("Id") ON DELETE CASCADE
);

CREATE TABLE "LecturerInvitations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_LecturerInvitations" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Lecturer" TEXT NOT NULL,
    "StartsAt" TEXT NOT NULL,
    "EndsAt" TEXT NOT NULL,
    "KeyHash" TEXT NOT NULL,
    "InvitedBy" TEXT NOT NULL,
    "InvitedAt" TEXT NOT NULL,
    "Answer" TEXT NOT NULL,
    "AnsweredAt" TEXT NULL,
    "Note" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_LecturerInvitations_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_LecturerInvitations_Lecturers_Lecturer" FOREIGN KEY ("Lecturer") REFERENCES "Lecturers" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Decision" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Decision" PRIMARY KEY,
    "Record" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "Owner" TEXT NULL,
    "Due" TEXT NULL,
    "DoneOn" TEXT NULL,
    CONSTRAINT "FK_Decision_MeetingRecords_Record" FOREIGN KEY ("Record") REFERENCES "MeetingRecords" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Decision_People_Owner" FOREIGN KEY ("Owner") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Material" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Material" PRIMARY KEY,
    "Record" TEXT NOT NULL,
    "File" TEXT NOT NULL,
    CONSTRAINT "FK_Material_Files_File" FOREIGN KEY ("File") REFERENCES "Files" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Material_MeetingRecords_Record" FOREIGN KEY ("Record") REFERENCES "MeetingRecords" ("Id") ON DELETE CASCADE
);

CREATE TABLE "RoomBookings" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RoomBookings" PRIMARY KEY,
    "Room" TEXT NOT NULL,
    "Body" TEXT NULL,
    "Event" TEXT NULL,
    "Purpose" TEXT NOT NULL,
    "People" INTEGER NOT NULL,
    "StartsAt" TEXT NOT NULL,
    "EndsAt" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Reason" TEXT NULL,
    "BookedBy" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_RoomBookings_Bodies_Body" FOREIGN KEY ("Body") REFERENCES "Bodies" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_RoomBookings_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_RoomBookings_Rooms_Room" FOREIGN KEY ("Room") REFERENCES "Rooms" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "RoomClosure" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RoomClosure" PRIMARY KEY,
    "Room" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    CONSTRAINT "FK_RoomClosure_Rooms_Room" FOREIGN KEY ("Room") REFERENCES "Rooms" ("Id") ON DELETE CASCADE
);

CREATE TABLE "RoomHours" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RoomHours" PRIMARY KEY,
    "Room" TEXT NOT NULL,
    "Day" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    CONSTRAINT "FK_RoomHours_Rooms_Room" FOREIGN KEY ("Room") REFERENCES "Rooms" ("Id") ON DELETE CASCADE
);

CREATE TABLE "BookedQuarters" (
    "Room" TEXT NOT NULL,
    "Quarter" INTEGER NOT NULL,
    "Booking" TEXT NOT NULL,
    CONSTRAINT "PK_BookedQuarters" PRIMARY KEY ("Room", "Quarter"),
    CONSTRAINT "FK_BookedQuarters_RoomBookings_Booking" FOREIGN KEY ("Booking") REFERENCES "RoomBookings" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_BookedQuarters_Rooms_Room" FOREIGN KEY ("Room") REFERENCES "Rooms" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Events_Series" ON "Events" ("Series");

CREATE INDEX "IX_BodyTerms_Decision" ON "BodyTerms" ("Decision");

CREATE INDEX "IX_Bodies_Charter" ON "Bodies" ("Charter");

CREATE INDEX "IX_Bodies_HostUnit" ON "Bodies" ("HostUnit");

CREATE INDEX "IX_Bodies_Parent" ON "Bodies" ("Parent");

CREATE INDEX "IX_Appointments_Unit" ON "Appointments" ("Unit");

CREATE INDEX "IX_AppointmentLetters_Appointment" ON "AppointmentLetters" ("Appointment");

CREATE INDEX "IX_AppointmentLetters_File" ON "AppointmentLetters" ("File");

CREATE UNIQUE INDEX "IX_AppointmentLetters_Number" ON "AppointmentLetters" ("Number");

CREATE INDEX "IX_AppointmentLetters_Person" ON "AppointmentLetters" ("Person");

CREATE INDEX "IX_BallotPapers_Election" ON "BallotPapers" ("Election");

CREATE UNIQUE INDEX "IX_BodySeats_Body_Position" ON "BodySeats" ("Body", "Position");

CREATE INDEX "IX_BookedQuarters_Booking" ON "BookedQuarters" ("Booking");

CREATE INDEX "IX_CalendarFeeds_Body" ON "CalendarFeeds" ("Body");

CREATE UNIQUE INDEX "IX_CalendarFeeds_KeyHash" ON "CalendarFeeds" ("KeyHash");

CREATE INDEX "IX_CalendarFeeds_Owner" ON "CalendarFeeds" ("Owner");

CREATE UNIQUE INDEX "IX_Candidate_Election_Position_Person" ON "Candidate" ("Election", "Position", "Person");

CREATE INDEX "IX_Candidate_Person" ON "Candidate" ("Person");

CREATE INDEX "IX_Candidate_Unit" ON "Candidate" ("Unit");

CREATE INDEX "IX_Decision_Owner" ON "Decision" ("Owner");

CREATE INDEX "IX_Decision_Record" ON "Decision" ("Record");

CREATE INDEX "IX_Elections_Body" ON "Elections" ("Body");

CREATE INDEX "IX_Elections_Minutes" ON "Elections" ("Minutes");

CREATE INDEX "IX_ElectionSeat_Election" ON "ElectionSeat" ("Election");

CREATE UNIQUE INDEX "IX_Invitees_Event_Person" ON "Invitees" ("Event", "Person");

CREATE UNIQUE INDEX "IX_Invitees_KeyHash" ON "Invitees" ("KeyHash") WHERE "KeyHash" IS NOT NULL;

CREATE INDEX "IX_Invitees_Person" ON "Invitees" ("Person");

CREATE INDEX "IX_LecturerAbsence_Lecturer" ON "LecturerAbsence" ("Lecturer");

CREATE INDEX "IX_LecturerEvaluation_Lecturer" ON "LecturerEvaluation" ("Lecturer");

CREATE INDEX "IX_LecturerInvitations_Event" ON "LecturerInvitations" ("Event");

CREATE UNIQUE INDEX "IX_LecturerInvitations_KeyHash" ON "LecturerInvitations" ("KeyHash");

CREATE INDEX "IX_LecturerInvitations_Lecturer_StartsAt" ON "LecturerInvitations" ("Lecturer", "StartsAt");

CREATE INDEX "IX_Lecturers_Name" ON "Lecturers" ("Name");

CREATE INDEX "IX_Lecturers_Person" ON "Lecturers" ("Person");

CREATE INDEX "IX_Material_File" ON "Material" ("File");

CREATE INDEX "IX_Material_Record" ON "Material" ("Record");

CREATE UNIQUE INDEX "IX_MeetingRecords_Event" ON "MeetingRecords" ("Event");

CREATE INDEX "IX_PlanLines_Body" ON "PlanLines" ("Body");

CREATE INDEX "IX_PlanLines_Owner" ON "PlanLines" ("Owner");

CREATE INDEX "IX_PlanLines_Year_Body_Metric" ON "PlanLines" ("Year", "Body", "Metric");

CREATE INDEX "IX_RoomBookings_Body" ON "RoomBookings" ("Body");

CREATE INDEX "IX_RoomBookings_Event" ON "RoomBookings" ("Event");

CREATE INDEX "IX_RoomBookings_Room" ON "RoomBookings" ("Room");

CREATE INDEX "IX_RoomBookings_StartsAt_Room" ON "RoomBookings" ("StartsAt", "Room");

CREATE INDEX "IX_RoomBookings_Status" ON "RoomBookings" ("Status") WHERE "Status" = 'Requested';

CREATE INDEX "IX_RoomClosure_Room" ON "RoomClosure" ("Room");

CREATE UNIQUE INDEX "IX_RoomHours_Room_Day" ON "RoomHours" ("Room", "Day");

CREATE UNIQUE INDEX "IX_Voter_Election_Person" ON "Voter" ("Election", "Person");

CREATE INDEX "IX_Voter_Person" ON "Voter" ("Person");

CREATE TABLE "ef_temp_Appointments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Appointments" PRIMARY KEY,
    "From" TEXT NOT NULL,
    "Letter" TEXT NULL,
    "Manner" TEXT NOT NULL,
    "Note" TEXT NULL,
    "Person" TEXT NOT NULL,
    "Position" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Term" TEXT NOT NULL,
    "To" TEXT NULL,
    "Unit" TEXT NULL,
    CONSTRAINT "FK_Appointments_BodyTerms_Term" FOREIGN KEY ("Term") REFERENCES "BodyTerms" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Appointments_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Appointments_Units_Unit" FOREIGN KEY ("Unit") REFERENCES "Units" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_Appointments" ("Id", "From", "Letter", "Manner", "Note", "Person", "Position", "Status", "Term", "To", "Unit")
SELECT "Id", "From", "Letter", "Manner", "Note", "Person", "Position", "Status", "Term", "To", "Unit"
FROM "Appointments";

CREATE TABLE "ef_temp_Bodies" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Bodies" PRIMARY KEY,
    "Charter" TEXT NULL,
    "DissolvedOn" TEXT NULL,
    "FoundedOn" TEXT NULL,
    "HostUnit" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "MissionEn" TEXT NULL,
    "MissionZh" TEXT NULL,
    "Name_En" TEXT NULL,
    "Name_Zh" TEXT NOT NULL,
    "Parent" TEXT NULL,
    "Slug" TEXT NOT NULL,
    "Specialty" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Bodies_Bodies_Parent" FOREIGN KEY ("Parent") REFERENCES "Bodies" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Bodies_Files_Charter" FOREIGN KEY ("Charter") REFERENCES "Files" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Bodies_Units_HostUnit" FOREIGN KEY ("HostUnit") REFERENCES "Units" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_Bodies" ("Id", "Charter", "DissolvedOn", "FoundedOn", "HostUnit", "Kind", "MissionEn", "MissionZh", "Name_En", "Name_Zh", "Parent", "Slug", "Specialty", "Version")
SELECT "Id", "Charter", "DissolvedOn", "FoundedOn", "HostUnit", "Kind", "MissionEn", "MissionZh", "Name_En", "Name_Zh", "Parent", "Slug", "Specialty", "Version"
FROM "Bodies";

CREATE TABLE "ef_temp_BodyTerms" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_BodyTerms" PRIMARY KEY,
    "Body" TEXT NOT NULL,
    "Decision" TEXT NULL,
    "From" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "To" TEXT NULL,
    CONSTRAINT "FK_BodyTerms_Bodies_Body" FOREIGN KEY ("Body") REFERENCES "Bodies" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_BodyTerms_Resolutions_Decision" FOREIGN KEY ("Decision") REFERENCES "Resolutions" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_BodyTerms" ("Id", "Body", "Decision", "From", "Name", "To")
SELECT "Id", "Body", "Decision", "From", "Name", "To"
FROM "BodyTerms";

CREATE TABLE "ef_temp_Events" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Events" PRIMARY KEY,
    "Class" TEXT NOT NULL,
    "Code" TEXT NULL,
    "DescriptionEn" TEXT NULL,
    "DescriptionZh" TEXT NULL,
    "EndsOn" TEXT NOT NULL,
    "Hours" TEXT NOT NULL,
    "Level" TEXT NOT NULL,
    "Name_En" TEXT NULL,
    "Name_Zh" TEXT NOT NULL,
    "Organiser" TEXT NULL,
    "PaymentDays" INTEGER NOT NULL,
    "PublishedAt" TEXT NULL,
    "RegistrationClosesAt" TEXT NULL,
    "RegistrationOpensAt" TEXT NULL,
    "ReportedAttendance" INTEGER NULL,
    "Series" TEXT NULL,
    "Slug" TEXT NOT NULL,
    "StartsOn" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Type" TEXT NOT NULL,
    "VenueAddress_En" TEXT NULL,
    "VenueAddress_Zh" TEXT NULL,
    "Venue_En" TEXT NULL,
    "Venue_Zh" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Events_Bodies_Organiser" FOREIGN KEY ("Organiser") REFERENCES "Bodies" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Events_Events_Series" FOREIGN KEY ("Series") REFERENCES "Events" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_Events" ("Id", "Class", "Code", "DescriptionEn", "DescriptionZh", "EndsOn", "Hours", "Level", "Name_En", "Name_Zh", "Organiser", "PaymentDays", "PublishedAt", "RegistrationClosesAt", "RegistrationOpensAt", "ReportedAttendance", "Series", "Slug", "StartsOn", "Status", "Type", "VenueAddress_En", "VenueAddress_Zh", "Venue_En", "Venue_Zh", "Version")
SELECT "Id", "Class", "Code", "DescriptionEn", "DescriptionZh", "EndsOn", "Hours", "Level", "Name_En", "Name_Zh", "Organiser", "PaymentDays", "PublishedAt", "RegistrationClosesAt", "RegistrationOpensAt", "ReportedAttendance", "Series", "Slug", "StartsOn", "Status", "Type", "VenueAddress_En", "VenueAddress_Zh", "Venue_En", "Venue_Zh", "Version"
FROM "Events";

COMMIT;

PRAGMA foreign_keys = 0;

BEGIN TRANSACTION;
DROP TABLE "Appointments";

ALTER TABLE "ef_temp_Appointments" RENAME TO "Appointments";

DROP TABLE "Bodies";

ALTER TABLE "ef_temp_Bodies" RENAME TO "Bodies";

DROP TABLE "BodyTerms";

ALTER TABLE "ef_temp_BodyTerms" RENAME TO "BodyTerms";

DROP TABLE "Events";

ALTER TABLE "ef_temp_Events" RENAME TO "Events";

COMMIT;

PRAGMA foreign_keys = 1;

BEGIN TRANSACTION;
CREATE INDEX "IX_Appointments_Person" ON "Appointments" ("Person");

CREATE UNIQUE INDEX "IX_Appointments_Term_Person_Position" ON "Appointments" ("Term", "Person", "Position");

CREATE INDEX "IX_Appointments_Unit" ON "Appointments" ("Unit");

CREATE INDEX "IX_Bodies_Charter" ON "Bodies" ("Charter");

CREATE INDEX "IX_Bodies_HostUnit" ON "Bodies" ("HostUnit");

CREATE INDEX "IX_Bodies_Parent" ON "Bodies" ("Parent");

CREATE UNIQUE INDEX "IX_Bodies_Slug" ON "Bodies" ("Slug");

CREATE UNIQUE INDEX "IX_BodyTerms_Body_Name" ON "BodyTerms" ("Body", "Name");

CREATE INDEX "IX_BodyTerms_Decision" ON "BodyTerms" ("Decision");

CREATE UNIQUE INDEX "IX_Events_Code" ON "Events" ("Code") WHERE "Code" IS NOT NULL;

CREATE INDEX "IX_Events_Organiser" ON "Events" ("Organiser");

CREATE INDEX "IX_Events_Series" ON "Events" ("Series");

CREATE UNIQUE INDEX "IX_Events_Slug" ON "Events" ("Slug");

CREATE INDEX "IX_Events_Status_StartsOn" ON "Events" ("Status", "StartsOn");

COMMIT;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123005340_BodiesAndMeetings', '10.0.14');

BEGIN TRANSACTION;
ALTER TABLE "CategoryRules" ADD "Letter" TEXT NOT NULL DEFAULT '';

ALTER TABLE "CategoryRules" ADD "Place" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "CategoryRules" ADD "Retired" INTEGER NOT NULL DEFAULT 0;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123013602_OwnCategories', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
DROP INDEX "IX_Scans_Registration";

ALTER TABLE "Scans" ADD "Direction" TEXT NOT NULL DEFAULT '';

ALTER TABLE "Scans" ADD "List" TEXT NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';

ALTER TABLE "Scans" ADD "Reason" TEXT NULL;

ALTER TABLE "Scans" ADD "ReceivedAt" TEXT NOT NULL DEFAULT '0001-01-01 00:00:00';

ALTER TABLE "Scans" ADD "UndoneAt" TEXT NULL;

ALTER TABLE "Scans" ADD "UndoneBy" TEXT NULL;

CREATE TABLE "Admissions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Admissions" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "List" TEXT NOT NULL,
    "Registration" TEXT NOT NULL,
    "Scan" TEXT NOT NULL,
    "FirstAt" TEXT NOT NULL,
    "LastAt" TEXT NOT NULL,
    "Inside" INTEGER NOT NULL,
    "Changes" INTEGER NOT NULL,
    CONSTRAINT "FK_Admissions_Registrations_Registration" FOREIGN KEY ("Registration") REFERENCES "Registrations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Admissions_Scans_Scan" FOREIGN KEY ("Scan") REFERENCES "Scans" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "BadgeTemplates" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_BadgeTemplates" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "PageWidth" TEXT NOT NULL,
    "PageHeight" TEXT NOT NULL,
    "BadgeWidth" TEXT NOT NULL,
    "BadgeHeight" TEXT NOT NULL,
    "MarginLeft" TEXT NOT NULL,
    "MarginTop" TEXT NOT NULL,
    "GapX" TEXT NOT NULL,
    "GapY" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_BadgeTemplates_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CheckInLists" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CheckInLists" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Session" TEXT NULL,
    "Categories" TEXT NOT NULL,
    "OpensAt" TEXT NULL,
    "ClosesAt" TEXT NULL,
    "InAndOut" INTEGER NOT NULL,
    "StayedToEnd" INTEGER NOT NULL,
    "SelfCheckIn" INTEGER NOT NULL,
    "CountsAsAttendance" INTEGER NOT NULL,
    "Name_En" TEXT NULL,
    "Name_Zh" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_CheckInLists_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CheckInLists_Sessions_Session" FOREIGN KEY ("Session") REFERENCES "Sessions" ("Id") ON DELETE SET NULL
);

CREATE TABLE "Surveys" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Surveys" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "IntroZh" TEXT NULL,
    "IntroEn" TEXT NULL,
    "Anonymous" INTEGER NOT NULL,
    "BeforeCertificate" INTEGER NOT NULL,
    "Status" TEXT NOT NULL,
    "Mails" INTEGER NOT NULL,
    "Title_En" TEXT NULL,
    "Title_Zh" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Surveys_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "BadgeItem" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_BadgeItem" PRIMARY KEY,
    "Template" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "X" TEXT NOT NULL,
    "Y" TEXT NOT NULL,
    "Width" TEXT NOT NULL,
    "Height" TEXT NOT NULL,
    "Font" TEXT NOT NULL,
    "Size" TEXT NOT NULL,
    "Align" TEXT NOT NULL,
    "Overflow" TEXT NOT NULL,
    "Text" TEXT NULL,
    CONSTRAINT "FK_BadgeItem_BadgeTemplates_Template" FOREIGN KEY ("Template") REFERENCES "BadgeTemplates" ("Id") ON DELETE CASCADE
);

CREATE TABLE "BadgeRuns" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_BadgeRuns" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Template" TEXT NOT NULL,
    "Order" TEXT NOT NULL,
    "StartedBy" TEXT NOT NULL,
    "StartedAt" TEXT NOT NULL,
    "Count" INTEGER NOT NULL,
    "File" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_BadgeRuns_BadgeTemplates_Template" FOREIGN KEY ("Template") REFERENCES "BadgeTemplates" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_BadgeRuns_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_BadgeRuns_Files_File" FOREIGN KEY ("File") REFERENCES "Files" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "SurveySection" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SurveySection" PRIMARY KEY,
    "Survey" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "Title_En" TEXT NULL,
    "Title_Zh" TEXT NOT NULL,
    CONSTRAINT "FK_SurveySection_Surveys_Survey" FOREIGN KEY ("Survey") REFERENCES "Surveys" ("Id") ON DELETE CASCADE
);

CREATE TABLE "SurveySheets" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_SurveySheets" PRIMARY KEY,
    "Survey" TEXT NOT NULL,
    "Registration" TEXT NULL,
    "AnsweredAt" TEXT NULL,
    "Answers" TEXT NOT NULL,
    CONSTRAINT "FK_SurveySheets_Registrations_Registration" FOREIGN KEY ("Registration") REFERENCES "Registrations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SurveySheets_Surveys_Survey" FOREIGN KEY ("Survey") REFERENCES "Surveys" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "SurveyTakers" (
    "Survey" TEXT NOT NULL,
    "Registration" TEXT NOT NULL,
    CONSTRAINT "PK_SurveyTakers" PRIMARY KEY ("Survey", "Registration"),
    CONSTRAINT "FK_SurveyTakers_Registrations_Registration" FOREIGN KEY ("Registration") REFERENCES "Registrations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SurveyTakers_Surveys_Survey" FOREIGN KEY ("Survey") REFERENCES "Surveys" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "PrintedBadge" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PrintedBadge" PRIMARY KEY,
    "Run" TEXT NOT NULL,
    "Registration" TEXT NOT NULL,
    CONSTRAINT "FK_PrintedBadge_BadgeRuns_Run" FOREIGN KEY ("Run") REFERENCES "BadgeRuns" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_PrintedBadge_Registrations_Registration" FOREIGN KEY ("Registration") REFERENCES "Registrations" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "SurveyQuestion" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SurveyQuestion" PRIMARY KEY,
    "Section" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Required" INTEGER NOT NULL,
    "Options" TEXT NOT NULL,
    "Rows" TEXT NOT NULL,
    "Highest" INTEGER NOT NULL,
    "Text_En" TEXT NULL,
    "Text_Zh" TEXT NOT NULL,
    CONSTRAINT "FK_SurveyQuestion_SurveySection_Section" FOREIGN KEY ("Section") REFERENCES "SurveySection" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Scans_List_At" ON "Scans" ("List", "At");

CREATE INDEX "IX_Scans_Registration" ON "Scans" ("Registration");

CREATE UNIQUE INDEX "IX_Admissions_List_Registration" ON "Admissions" ("List", "Registration");

CREATE INDEX "IX_Admissions_Registration" ON "Admissions" ("Registration");

CREATE INDEX "IX_Admissions_Scan" ON "Admissions" ("Scan");

CREATE INDEX "IX_BadgeItem_Template" ON "BadgeItem" ("Template");

CREATE INDEX "IX_BadgeRuns_Event" ON "BadgeRuns" ("Event");

CREATE INDEX "IX_BadgeRuns_File" ON "BadgeRuns" ("File");

CREATE INDEX "IX_BadgeRuns_Template" ON "BadgeRuns" ("Template");

CREATE INDEX "IX_BadgeTemplates_Event" ON "BadgeTemplates" ("Event");

CREATE INDEX "IX_CheckInLists_Event" ON "CheckInLists" ("Event");

CREATE INDEX "IX_CheckInLists_Session" ON "CheckInLists" ("Session");

CREATE INDEX "IX_PrintedBadge_Registration" ON "PrintedBadge" ("Registration");

CREATE INDEX "IX_PrintedBadge_Run" ON "PrintedBadge" ("Run");

CREATE INDEX "IX_SurveyQuestion_Section" ON "SurveyQuestion" ("Section");

CREATE INDEX "IX_Surveys_Event" ON "Surveys" ("Event");

CREATE INDEX "IX_SurveySection_Survey" ON "SurveySection" ("Survey");

CREATE INDEX "IX_SurveySheets_Registration" ON "SurveySheets" ("Registration");

CREATE INDEX "IX_SurveySheets_Survey" ON "SurveySheets" ("Survey");

CREATE INDEX "IX_SurveyTakers_Registration" ON "SurveyTakers" ("Registration");

UPDATE "Scans" SET "List" = "Event", "ReceivedAt" = "At", "Direction" = 'In'

INSERT INTO "Admissions" ("Id", "Event", "List", "Registration", "Scan", "FirstAt", "LastAt", "Inside", "Changes") SELECT s."Id", s."Event", s."Event", s."Registration", s."Id", s."At", s."At", 1, 0 FROM "Scans" s WHERE s."Verdict" = 'Admitted'

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123043210_DoorsBadgesSurveys', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "Registrations" ADD "Extras_Amount" TEXT NOT NULL DEFAULT '0.0';

ALTER TABLE "OrderLines" ADD "Extra" TEXT NULL;

ALTER TABLE "Events" ADD "AsksQuestions" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "Questions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Questions" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Stage" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "Required" INTEGER NOT NULL,
    "OfficeOnly" INTEGER NOT NULL,
    "Audience" TEXT NOT NULL,
    "Categories" TEXT NULL,
    "ShowIf" TEXT NULL,
    "ShowIfAnswer" TEXT NULL,
    "DeleteAfterMonths" INTEGER NULL,
    "Min" TEXT NULL,
    "Max" TEXT NULL,
    "Several" INTEGER NOT NULL,
    "Retired" INTEGER NOT NULL,
    "Help_En" TEXT NULL,
    "Help_Zh" TEXT NULL,
    "Label_En" TEXT NULL,
    "Label_Zh" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Questions_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Questions_Questions_ShowIf" FOREIGN KEY ("ShowIf") REFERENCES "Questions" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "RegistrationLetters" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RegistrationLetters" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "WrittenBy" TEXT NOT NULL,
    "WrittenAt" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_RegistrationLetters_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "RegistrationTags" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RegistrationTags" PRIMARY KEY,
    "Registration" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_RegistrationTags_Registrations_Registration" FOREIGN KEY ("Registration") REFERENCES "Registrations" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Answers" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Answers" PRIMARY KEY,
    "Registration" TEXT NOT NULL,
    "Question" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Value" TEXT NOT NULL,
    "File" TEXT NULL,
    "Unit" TEXT NULL,
    "AnsweredAt" TEXT NOT NULL,
    "Asked_En" TEXT NULL,
    "Asked_Zh" TEXT NOT NULL,
    CONSTRAINT "FK_Answers_Files_File" FOREIGN KEY ("File") REFERENCES "Files" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Answers_Questions_Question" FOREIGN KEY ("Question") REFERENCES "Questions" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Answers_Registrations_Registration" FOREIGN KEY ("Registration") REFERENCES "Registrations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Answers_Units_Unit" FOREIGN KEY ("Unit") REFERENCES "Units" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "QuestionOptions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_QuestionOptions" PRIMARY KEY,
    "Question" TEXT NOT NULL,
    "Places" INTEGER NULL,
    "Taken" INTEGER NOT NULL,
    "Session" TEXT NULL,
    "Order" INTEGER NOT NULL,
    "Retired" INTEGER NOT NULL,
    "Label_En" TEXT NULL,
    "Label_Zh" TEXT NOT NULL,
    "Price_Amount" TEXT NOT NULL,
    CONSTRAINT "CK_QuestionOptions_Taken" CHECK ("Taken" >= 0 AND ("Places" IS NULL OR "Taken" <= "Places")),
    CONSTRAINT "FK_QuestionOptions_Questions_Question" FOREIGN KEY ("Question") REFERENCES "Questions" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_QuestionOptions_Sessions_Session" FOREIGN KEY ("Session") REFERENCES "Sessions" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ChosenOption" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ChosenOption" PRIMARY KEY,
    "Answer" TEXT NOT NULL,
    "Option" TEXT NOT NULL,
    "Label_En" TEXT NULL,
    "Label_Zh" TEXT NOT NULL,
    "Price_Amount" TEXT NOT NULL,
    CONSTRAINT "FK_ChosenOption_Answers_Answer" FOREIGN KEY ("Answer") REFERENCES "Answers" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ChosenOption_QuestionOptions_Option" FOREIGN KEY ("Option") REFERENCES "QuestionOptions" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_OrderLines_Extra" ON "OrderLines" ("Extra");

CREATE INDEX "IX_Answers_File" ON "Answers" ("File");

CREATE INDEX "IX_Answers_Question" ON "Answers" ("Question");

CREATE UNIQUE INDEX "IX_Answers_Registration_Question" ON "Answers" ("Registration", "Question");

CREATE INDEX "IX_Answers_Unit" ON "Answers" ("Unit");

CREATE INDEX "IX_ChosenOption_Answer" ON "ChosenOption" ("Answer");

CREATE INDEX "IX_ChosenOption_Option" ON "ChosenOption" ("Option");

CREATE INDEX "IX_QuestionOptions_Question" ON "QuestionOptions" ("Question");

CREATE INDEX "IX_QuestionOptions_Session" ON "QuestionOptions" ("Session");

CREATE INDEX "IX_Questions_Event_Order" ON "Questions" ("Event", "Order");

CREATE INDEX "IX_Questions_ShowIf" ON "Questions" ("ShowIf");

CREATE INDEX "IX_RegistrationLetters_Event" ON "RegistrationLetters" ("Event");

CREATE UNIQUE INDEX "IX_RegistrationTags_Registration_Name" ON "RegistrationTags" ("Registration", "Name");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123052222_RegistrationForms', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "PricePhase" RENAME TO "PricePhases";

DROP INDEX "IX_PricePhase_Category";

CREATE INDEX "IX_PricePhases_Category" ON "PricePhases" ("Category");

ALTER TABLE "Registrations" ADD "Coupon" TEXT NULL;

ALTER TABLE "Registrations" ADD "Discount_Amount" TEXT NOT NULL DEFAULT '0.0';

ALTER TABLE "Registrations" ADD "Group" TEXT NULL;

ALTER TABLE "Quotas" ADD "IsShared" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Quotas" ADD "Name_En" TEXT NULL;

ALTER TABLE "Quotas" ADD "Name_Zh" TEXT NULL;

ALTER TABLE "Orders" ADD "InvoiceHead" TEXT NULL;

ALTER TABLE "Orders" ADD "RepricedAt" TEXT NULL;

ALTER TABLE "Orders" ADD "TaxpayerNumber" TEXT NULL;

ALTER TABLE "OrderLines" ADD "Seat" TEXT NULL;

ALTER TABLE "Events" ADD "Seats_AfterDeadline" TEXT NOT NULL DEFAULT 'Release';

ALTER TABLE "Events" ADD "Seats_ChangesUntil" TEXT NULL;

ALTER TABLE "Events" ADD "Seats_HasWaitingList" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Events" ADD "Seats_OfferHours" INTEGER NOT NULL DEFAULT 24;

ALTER TABLE "PricePhases" ADD "Places" INTEGER NULL;

ALTER TABLE "PricePhases" ADD "Taken" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "Coupons" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Coupons" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Tag" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "Value" TEXT NOT NULL,
    "BudgetFen" INTEGER NULL,
    "SpentFen" INTEGER NOT NULL,
    "ExpiresAt" TEXT NULL,
    "CreatedAt" TEXT NOT NULL,
    "EndedAt" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "CK_Coupons_Spent" CHECK ("SpentFen" >= 0 AND ("BudgetFen" IS NULL OR "SpentFen" <= "BudgetFen")),
    CONSTRAINT "FK_Coupons_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "GroupOrders" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_GroupOrders" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "PayerUnit" TEXT NULL,
    "Payer" TEXT NOT NULL,
    "ContactName" TEXT NOT NULL,
    "ContactEmail" TEXT NOT NULL,
    "Account" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "Number" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "PlacedAt" TEXT NOT NULL,
    "NamesDue" TEXT NOT NULL,
    "Order" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_GroupOrders_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_GroupOrders_Orders_Order" FOREIGN KEY ("Order") REFERENCES "Orders" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_GroupOrders_Units_PayerUnit" FOREIGN KEY ("PayerUnit") REFERENCES "Units" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "QuotaCategory" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_QuotaCategory" PRIMARY KEY,
    "Quota" TEXT NOT NULL,
    "Category" TEXT NOT NULL,
    CONSTRAINT "FK_QuotaCategory_Quotas_Quota" FOREIGN KEY ("Quota") REFERENCES "Quotas" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_QuotaCategory_TicketCategories_Category" FOREIGN KEY ("Category") REFERENCES "TicketCategories" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "WaitingList" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_WaitingList" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Category" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "AttendeeKey" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Email" TEXT NULL,
    "Unit" TEXT NULL,
    "Account" TEXT NULL,
    "IsVerified" INTEGER NOT NULL,
    "Language" TEXT NOT NULL,
    "Remark" TEXT NULL,
    "Number" TEXT NOT NULL,
    "JoinedAt" TEXT NOT NULL,
    "Priority" INTEGER NOT NULL,
    "Status" TEXT NOT NULL,
    "OfferedAt" TEXT NULL,
    "OfferEndsAt" TEXT NULL,
    "Registration" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_WaitingList_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_WaitingList_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_WaitingList_Registrations_Registration" FOREIGN KEY ("Registration") REFERENCES "Registrations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_WaitingList_TicketCategories_Category" FOREIGN KEY ("Category") REFERENCES "TicketCategories" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CouponCodes" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CouponCodes" PRIMARY KEY,
    "Coupon" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "MaxUses" INTEGER NOT NULL,
    "Used" INTEGER NOT NULL,
    CONSTRAINT "CK_CouponCodes_Used" CHECK ("Used" >= 0 AND "Used" <= "MaxUses"),
    CONSTRAINT "FK_CouponCodes_Coupons_Coupon" FOREIGN KEY ("Coupon") REFERENCES "Coupons" ("Id") ON DELETE CASCADE
);

CREATE TABLE "CouponScopes" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CouponScopes" PRIMARY KEY,
    "Coupon" TEXT NOT NULL,
    "Event" TEXT NULL,
    "Category" TEXT NULL,
    "Unit" TEXT NULL,
    "Person" TEXT NULL,
    CONSTRAINT "FK_CouponScopes_Coupons_Coupon" FOREIGN KEY ("Coupon") REFERENCES "Coupons" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_CouponScopes_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CouponScopes_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CouponScopes_TicketCategories_Category" FOREIGN KEY ("Category") REFERENCES "TicketCategories" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CouponScopes_Units_Unit" FOREIGN KEY ("Unit") REFERENCES "Units" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "GroupSeats" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_GroupSeats" PRIMARY KEY,
    "Group" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "Category" TEXT NOT NULL,
    "Phase" TEXT NOT NULL,
    "AsMember" INTEGER NOT NULL,
    "Registration" TEXT NULL,
    "EndedAt" TEXT NULL,
    "Price_Amount" TEXT NOT NULL,
    CONSTRAINT "FK_GroupSeats_GroupOrders_Group" FOREIGN KEY ("Group") REFERENCES "GroupOrders" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_GroupSeats_TicketCategories_Category" FOREIGN KEY ("Category") REFERENCES "TicketCategories" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "WaitingStep" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_WaitingStep" PRIMARY KEY,
    "Entry" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Reason" TEXT NULL,
    "By" TEXT NULL,
    CONSTRAINT "FK_WaitingStep_WaitingList_Entry" FOREIGN KEY ("Entry") REFERENCES "WaitingList" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Registrations_Coupon" ON "Registrations" ("Coupon");

CREATE INDEX "IX_Registrations_Group" ON "Registrations" ("Group");

CREATE UNIQUE INDEX "IX_OrderLines_Seat" ON "OrderLines" ("Seat") WHERE "Seat" IS NOT NULL;

CREATE UNIQUE INDEX "IX_CouponCodes_Code" ON "CouponCodes" ("Code");

CREATE INDEX "IX_CouponCodes_Coupon" ON "CouponCodes" ("Coupon");

CREATE INDEX "IX_Coupons_Event" ON "Coupons" ("Event");

CREATE INDEX "IX_CouponScopes_Category" ON "CouponScopes" ("Category");

CREATE INDEX "IX_CouponScopes_Coupon" ON "CouponScopes" ("Coupon");

CREATE INDEX "IX_CouponScopes_Event" ON "CouponScopes" ("Event");

CREATE INDEX "IX_CouponScopes_Person" ON "CouponScopes" ("Person");

CREATE INDEX "IX_CouponScopes_Unit" ON "CouponScopes" ("Unit");

CREATE INDEX "IX_GroupOrders_Event" ON "GroupOrders" ("Event");

CREATE UNIQUE INDEX "IX_GroupOrders_Number" ON "GroupOrders" ("Number");

CREATE INDEX "IX_GroupOrders_Order" ON "GroupOrders" ("Order");

CREATE INDEX "IX_GroupOrders_PayerUnit" ON "GroupOrders" ("PayerUnit");

CREATE INDEX "IX_GroupOrders_Status_NamesDue" ON "GroupOrders" ("Status", "NamesDue");

CREATE INDEX "IX_GroupSeats_Category" ON "GroupSeats" ("Category");

CREATE INDEX "IX_GroupSeats_Group" ON "GroupSeats" ("Group");

CREATE UNIQUE INDEX "IX_GroupSeats_Registration" ON "GroupSeats" ("Registration") WHERE "Registration" IS NOT NULL;

CREATE INDEX "IX_QuotaCategory_Category" ON "QuotaCategory" ("Category");

CREATE UNIQUE INDEX "IX_QuotaCategory_Quota_Category" ON "QuotaCategory" ("Quota", "Category");

CREATE INDEX "IX_WaitingList_Category" ON "WaitingList" ("Category");

CREATE UNIQUE INDEX "IX_WaitingList_Event_AttendeeKey" ON "WaitingList" ("Event", "AttendeeKey") WHERE "Status" IN ('Waiting', 'Offered');

CREATE UNIQUE INDEX "IX_WaitingList_Event_Person" ON "WaitingList" ("Event", "Person") WHERE "Status" IN ('Waiting', 'Offered');

CREATE INDEX "IX_WaitingList_Event_Status_Category" ON "WaitingList" ("Event", "Status", "Category");

CREATE UNIQUE INDEX "IX_WaitingList_Number" ON "WaitingList" ("Number");

CREATE INDEX "IX_WaitingList_Person" ON "WaitingList" ("Person");

CREATE INDEX "IX_WaitingList_Registration" ON "WaitingList" ("Registration");

CREATE INDEX "IX_WaitingList_Status_OfferEndsAt" ON "WaitingList" ("Status", "OfferEndsAt");

CREATE INDEX "IX_WaitingStep_Entry" ON "WaitingStep" ("Entry");

CREATE TABLE "ef_temp_PricePhases" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PricePhases" PRIMARY KEY,
    "Category" TEXT NOT NULL,
    "MemberPrice_Amount" TEXT NOT NULL,
    "Name_En" TEXT NULL,
    "Name_Zh" TEXT NOT NULL,
    "NonMemberPrice_Amount" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "Places" INTEGER NULL,
    "Taken" INTEGER NOT NULL,
    "Until" TEXT NULL,
    CONSTRAINT "FK_PricePhases_TicketCategories_Category" FOREIGN KEY ("Category") REFERENCES "TicketCategories" ("Id") ON DELETE CASCADE
);

INSERT INTO "ef_temp_PricePhases" ("Id", "Category", "MemberPrice_Amount", "Name_En", "Name_Zh", "NonMemberPrice_Amount", "Order", "Places", "Taken", "Until")
SELECT "Id", "Category", "MemberPrice_Amount", "Name_En", "Name_Zh", "NonMemberPrice_Amount", "Order", "Places", "Taken", "Until"
FROM "PricePhases";

CREATE TABLE "ef_temp_Registrations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Registrations" PRIMARY KEY,
    "Account" TEXT NULL,
    "AsMember" INTEGER NOT NULL,
    "AttendeeKey" TEXT NOT NULL,
    "Category" TEXT NOT NULL,
    "CheckedInAt" TEXT NULL,
    "ConsentedAt" TEXT NULL,
    "Coupon" TEXT NULL,
    "Discount_Amount" TEXT NOT NULL,
    "Email" TEXT NULL,
    "Event" TEXT NOT NULL,
    "Extras_Amount" TEXT NOT NULL,
    "Group" TEXT NULL,
    "HeldUntil" TEXT NULL,
    "Language" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Number" TEXT NOT NULL,
    "Order" TEXT NULL,
    "Person" TEXT NOT NULL,
    "Phase" TEXT NOT NULL,
    "Price_Amount" TEXT NOT NULL,
    "RegisteredAt" TEXT NOT NULL,
    "Remark" TEXT NULL,
    "Status" TEXT NOT NULL,
    "TicketCode" TEXT NOT NULL,
    "Unit" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Registrations_CouponCodes_Coupon" FOREIGN KEY ("Coupon") REFERENCES "CouponCodes" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Registrations_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Registrations_GroupOrders_Group" FOREIGN KEY ("Group") REFERENCES "GroupOrders" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Registrations_Orders_Order" FOREIGN KEY ("Order") REFERENCES "Orders" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Registrations_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Registrations_TicketCategories_Category" FOREIGN KEY ("Category") REFERENCES "TicketCategories" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_Registrations" ("Id", "Account", "AsMember", "AttendeeKey", "Category", "CheckedInAt", "ConsentedAt", "Coupon", "Discount_Amount", "Email", "Event", "Extras_Amount", "Group", "HeldUntil", "Language", "Name", "Number", "Order", "Person", "Phase", "Price_Amount", "RegisteredAt", "Remark", "Status", "TicketCode", "Unit", "Version")
SELECT "Id", "Account", "AsMember", "AttendeeKey", "Category", "CheckedInAt", "ConsentedAt", "Coupon", "Discount_Amount", "Email", "Event", "Extras_Amount", "Group", "HeldUntil", "Language", "Name", "Number", "Order", "Person", "Phase", "Price_Amount", "RegisteredAt", "Remark", "Status", "TicketCode", "Unit", "Version"
FROM "Registrations";

COMMIT;

PRAGMA foreign_keys = 0;

BEGIN TRANSACTION;
DROP TABLE "PricePhases";

ALTER TABLE "ef_temp_PricePhases" RENAME TO "PricePhases";

DROP TABLE "Registrations";

ALTER TABLE "ef_temp_Registrations" RENAME TO "Registrations";

COMMIT;

PRAGMA foreign_keys = 1;

BEGIN TRANSACTION;
CREATE INDEX "IX_PricePhases_Category" ON "PricePhases" ("Category");

CREATE INDEX "IX_Registrations_Account" ON "Registrations" ("Account");

CREATE INDEX "IX_Registrations_Category" ON "Registrations" ("Category");

CREATE INDEX "IX_Registrations_Coupon" ON "Registrations" ("Coupon");

CREATE UNIQUE INDEX "IX_Registrations_Event_AttendeeKey" ON "Registrations" ("Event", "AttendeeKey") WHERE "Status" IN ('AwaitingPayment', 'Confirmed');

CREATE UNIQUE INDEX "IX_Registrations_Event_Person" ON "Registrations" ("Event", "Person") WHERE "Status" IN ('AwaitingPayment', 'Confirmed');

CREATE INDEX "IX_Registrations_Group" ON "Registrations" ("Group");

CREATE UNIQUE INDEX "IX_Registrations_Number" ON "Registrations" ("Number");

CREATE INDEX "IX_Registrations_Order" ON "Registrations" ("Order");

CREATE INDEX "IX_Registrations_Person" ON "Registrations" ("Person");

CREATE INDEX "IX_Registrations_Status_HeldUntil" ON "Registrations" ("Status", "HeldUntil");

CREATE UNIQUE INDEX "IX_Registrations_TicketCode" ON "Registrations" ("TicketCode");

COMMIT;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123053817_SeatsAndPrices', '10.0.14');

BEGIN TRANSACTION;
DROP INDEX "IX_Registrations_Event_AttendeeKey";

DROP INDEX "IX_Registrations_Event_Person";

DROP INDEX "IX_Refunds_Order";

ALTER TABLE "TicketCategories" ADD "Admission" TEXT NOT NULL DEFAULT 'Open';

ALTER TABLE "TicketCategories" ADD "SecretRound" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Registrations" ADD "RefusalReason" TEXT NULL;

ALTER TABLE "Refunds" ADD "Kept_Amount" TEXT NOT NULL DEFAULT '0.0';

ALTER TABLE "Refunds" ADD "Registration" TEXT NULL;

ALTER TABLE "Events" ADD "FollowUpUntil" TEXT NULL;

CREATE TABLE "EventInvitations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_EventInvitations" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Category" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Email" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "Number" TEXT NOT NULL,
    "InvitedAt" TEXT NOT NULL,
    "WithdrawnAt" TEXT NULL,
    "UsedBy" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_EventInvitations_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_EventInvitations_Registrations_UsedBy" FOREIGN KEY ("UsedBy") REFERENCES "Registrations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_EventInvitations_TicketCategories_Category" FOREIGN KEY ("Category") REFERENCES "TicketCategories" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "SelfServiceTerms" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SelfServiceTerms" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Category" TEXT NOT NULL,
    "MayAnswer" INTEGER NOT NULL,
    "AnswerUntil" TEXT NULL,
    "MayMove" INTEGER NOT NULL,
    "MoveUntil" TEXT NULL,
    "MayTransfer" INTEGER NOT NULL,
    "TransferUntil" TEXT NULL,
    "MayCancel" INTEGER NOT NULL,
    "CancelUntil" TEXT NULL,
    "RefundShare" INTEGER NOT NULL,
    "CancelFee_Amount" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_SelfServiceTerms_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SelfServiceTerms_TicketCategories_Category" FOREIGN KEY ("Category") REFERENCES "TicketCategories" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_Registrations_Event_AttendeeKey" ON "Registrations" ("Event", "AttendeeKey") WHERE "Status" IN ('AwaitingPayment', 'Confirmed', 'Pending');

CREATE UNIQUE INDEX "IX_Registrations_Event_Person" ON "Registrations" ("Event", "Person") WHERE "Status" IN ('AwaitingPayment', 'Confirmed', 'Pending');

CREATE INDEX "IX_Refunds_Order" ON "Refunds" ("Order");

CREATE INDEX "IX_Refunds_Registration" ON "Refunds" ("Registration");

CREATE UNIQUE INDEX "IX_EventInvitations_Category_Email" ON "EventInvitations" ("Category", "Email") WHERE "WithdrawnAt" IS NULL;

CREATE INDEX "IX_EventInvitations_Event" ON "EventInvitations" ("Event");

CREATE UNIQUE INDEX "IX_EventInvitations_Number" ON "EventInvitations" ("Number");

CREATE UNIQUE INDEX "IX_EventInvitations_UsedBy" ON "EventInvitations" ("UsedBy") WHERE "UsedBy" IS NOT NULL;

CREATE UNIQUE INDEX "IX_SelfServiceTerms_Category" ON "SelfServiceTerms" ("Category");

CREATE INDEX "IX_SelfServiceTerms_Event" ON "SelfServiceTerms" ("Event");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123073942_AdmissionAndSelfService', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "Sessions" ADD "CountsForCredit" INTEGER NOT NULL DEFAULT 1;

ALTER TABLE "Sessions" ADD "IsCancelled" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Sessions" ADD "Kind" TEXT NOT NULL DEFAULT 'Lecture';

ALTER TABLE "Sessions" ADD "PartOf" TEXT NULL;

ALTER TABLE "Sessions" ADD "SummaryEn" TEXT NULL;

ALTER TABLE "Sessions" ADD "SummaryZh" TEXT NULL;

ALTER TABLE "Sessions" ADD "Track" TEXT NULL;

ALTER TABLE "Events" ADD "Cme_Credits" TEXT NULL;

ALTER TABLE "Events" ADD "Cme_Delivery" TEXT NOT NULL DEFAULT 'FaceToFace';

ALTER TABLE "Events" ADD "Cme_GivesCredits" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Events" ADD "Cme_Level" TEXT NULL;

ALTER TABLE "Events" ADD "Cme_ProjectNumber" TEXT NULL;

ALTER TABLE "Events" ADD "Cme_Rule" TEXT NULL;

ALTER TABLE "Events" ADD "Mails_ConfirmationEn" TEXT NULL;

ALTER TABLE "Events" ADD "Mails_ConfirmationZh" TEXT NULL;

ALTER TABLE "Events" ADD "Mails_ReminderDays" INTEGER NOT NULL DEFAULT 3;

ALTER TABLE "Events" ADD "Mails_ReminderEn" TEXT NULL;

ALTER TABLE "Events" ADD "Mails_ReminderZh" TEXT NULL;

CREATE TABLE "EventOrganiser" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_EventOrganiser" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "Body" TEXT NULL,
    "Order" INTEGER NOT NULL,
    "Name_En" TEXT NULL,
    "Name_Zh" TEXT NULL,
    CONSTRAINT "FK_EventOrganiser_Bodies_Body" FOREIGN KEY ("Body") REFERENCES "Bodies" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_EventOrganiser_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE CASCADE
);

CREATE TABLE "EventSpeakers" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_EventSpeakers" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Lecturer" TEXT NULL,
    "Email" TEXT NULL,
    "Language" TEXT NOT NULL,
    "BioZh" TEXT NULL,
    "BioEn" TEXT NULL,
    "Photo" TEXT NULL,
    "Disclosure" TEXT NOT NULL,
    "Interests" TEXT NULL,
    "KeyHash" TEXT NULL,
    "AskedAt" TEXT NULL,
    "Reply" TEXT NOT NULL,
    "RepliedAt" TEXT NULL,
    "ReplyNote" TEXT NULL,
    "Name_En" TEXT NULL,
    "Name_Zh" TEXT NOT NULL,
    "Position_En" TEXT NULL,
    "Position_Zh" TEXT NULL,
    "Unit_En" TEXT NULL,
    "Unit_Zh" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_EventSpeakers_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_EventSpeakers_Files_Photo" FOREIGN KEY ("Photo") REFERENCES "Files" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_EventSpeakers_Lecturers_Lecturer" FOREIGN KEY ("Lecturer") REFERENCES "Lecturers" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ProgrammeReleases" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ProgrammeReleases" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Content" TEXT NOT NULL,
    "Note" TEXT NULL,
    "ReleasedBy" TEXT NOT NULL,
    "ReleasedAt" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_ProgrammeReleases_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ProgrammeTracks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ProgrammeTracks" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Colour" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "Name_En" TEXT NULL,
    "Name_Zh" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_ProgrammeTracks_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "SessionStars" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SessionStars" PRIMARY KEY,
    "Account" TEXT NOT NULL,
    "Event" TEXT NOT NULL,
    "Session" TEXT NOT NULL,
    "StarredAt" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_SessionStars_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SessionStars_Sessions_Session" FOREIGN KEY ("Session") REFERENCES "Sessions" ("Id") ON DELETE CASCADE
);

CREATE TABLE "SessionMaterials" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SessionMaterials" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Session" TEXT NOT NULL,
    "File" TEXT NOT NULL,
    "Access" TEXT NOT NULL,
    "SentBy" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_SessionMaterials_EventSpeakers_SentBy" FOREIGN KEY ("SentBy") REFERENCES "EventSpeakers" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SessionMaterials_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SessionMaterials_Files_File" FOREIGN KEY ("File") REFERENCES "Files" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SessionMaterials_Sessions_Session" FOREIGN KEY ("Session") REFERENCES "Sessions" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "SessionSpeaker" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SessionSpeaker" PRIMARY KEY,
    "Session" TEXT NOT NULL,
    "Speaker" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    CONSTRAINT "FK_SessionSpeaker_EventSpeakers_Speaker" FOREIGN KEY ("Speaker") REFERENCES "EventSpeakers" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SessionSpeaker_Sessions_Session" FOREIGN KEY ("Session") REFERENCES "Sessions" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Sessions_PartOf" ON "Sessions" ("PartOf");

CREATE INDEX "IX_Sessions_Track" ON "Sessions" ("Track");

CREATE INDEX "IX_EventOrganiser_Body" ON "EventOrganiser" ("Body");

CREATE INDEX "IX_EventOrganiser_Event_Order" ON "EventOrganiser" ("Event", "Order");

CREATE UNIQUE INDEX "IX_EventSpeakers_Event_Lecturer" ON "EventSpeakers" ("Event", "Lecturer") WHERE "Lecturer" IS NOT NULL;

CREATE UNIQUE INDEX "IX_EventSpeakers_KeyHash" ON "EventSpeakers" ("KeyHash") WHERE "KeyHash" IS NOT NULL;

CREATE INDEX "IX_EventSpeakers_Lecturer" ON "EventSpeakers" ("Lecturer");

CREATE INDEX "IX_EventSpeakers_Photo" ON "EventSpeakers" ("Photo");

CREATE UNIQUE INDEX "IX_ProgrammeReleases_Event_Number" ON "ProgrammeReleases" ("Event", "Number");

CREATE INDEX "IX_ProgrammeTracks_Event" ON "ProgrammeTracks" ("Event");

CREATE INDEX "IX_SessionMaterials_Event" ON "SessionMaterials" ("Event");

CREATE INDEX "IX_SessionMaterials_File" ON "SessionMaterials" ("File");

CREATE INDEX "IX_SessionMaterials_SentBy" ON "SessionMaterials" ("SentBy");

CREATE INDEX "IX_SessionMaterials_Session" ON "SessionMaterials" ("Session");

CREATE UNIQUE INDEX "IX_SessionSpeaker_Session_Role_Speaker" ON "SessionSpeaker" ("Session", "Role", "Speaker");

CREATE INDEX "IX_SessionSpeaker_Speaker" ON "SessionSpeaker" ("Speaker");

CREATE UNIQUE INDEX "IX_SessionStars_Account_Session" ON "SessionStars" ("Account", "Session");

CREATE INDEX "IX_SessionStars_Event" ON "SessionStars" ("Event");

CREATE INDEX "IX_SessionStars_Session" ON "SessionStars" ("Session");

CREATE TABLE "ef_temp_Sessions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Sessions" PRIMARY KEY,
    "CountsForCredit" INTEGER NOT NULL DEFAULT 1,
    "EndsAt" TEXT NOT NULL,
    "Event" TEXT NOT NULL,
    "IsCancelled" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL DEFAULT 'Lecture',
    "PartOf" TEXT NULL,
    "Room_En" TEXT NULL,
    "Room_Zh" TEXT NULL,
    "Speaker_En" TEXT NULL,
    "Speaker_Zh" TEXT NULL,
    "StartsAt" TEXT NOT NULL,
    "SummaryEn" TEXT NULL,
    "SummaryZh" TEXT NULL,
    "Title_En" TEXT NULL,
    "Title_Zh" TEXT NOT NULL,
    "Track" TEXT NULL,
    CONSTRAINT "FK_Sessions_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Sessions_ProgrammeTracks_Track" FOREIGN KEY ("Track") REFERENCES "ProgrammeTracks" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Sessions_Sessions_PartOf" FOREIGN KEY ("PartOf") REFERENCES "Sessions" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_Sessions" ("Id", "CountsForCredit", "EndsAt", "Event", "IsCancelled", "Kind", "PartOf", "Room_En", "Room_Zh", "Speaker_En", "Speaker_Zh", "StartsAt", "SummaryEn", "SummaryZh", "Title_En", "Title_Zh", "Track")
SELECT "Id", "CountsForCredit", "EndsAt", "Event", "IsCancelled", "Kind", "PartOf", "Room_En", "Room_Zh", "Speaker_En", "Speaker_Zh", "StartsAt", "SummaryEn", "SummaryZh", "Title_En", "Title_Zh", "Track"
FROM "Sessions";

COMMIT;

PRAGMA foreign_keys = 0;

BEGIN TRANSACTION;
DROP TABLE "Sessions";

ALTER TABLE "ef_temp_Sessions" RENAME TO "Sessions";

COMMIT;

PRAGMA foreign_keys = 1;

BEGIN TRANSACTION;
CREATE INDEX "IX_Sessions_Event" ON "Sessions" ("Event");

CREATE INDEX "IX_Sessions_PartOf" ON "Sessions" ("PartOf");

CREATE INDEX "IX_Sessions_Track" ON "Sessions" ("Track");

COMMIT;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123082619_Programme', '10.0.14');

BEGIN TRANSACTION;
CREATE TABLE "AbstractCalls" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AbstractCalls" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "OpensAt" TEXT NOT NULL,
    "ClosesAt" TEXT NOT NULL,
    "RevisionsUntil" TEXT NULL,
    "ReviewUntil" TEXT NULL,
    "Blind" INTEGER NOT NULL,
    "MaxCharacters" INTEGER NOT NULL,
    "ReviewersEach" INTEGER NOT NULL,
    "TextZh" TEXT NULL,
    "TextEn" TEXT NULL,
    "Announced" INTEGER NOT NULL,
    "BookOpen" INTEGER NOT NULL,
    "Tracks" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_AbstractCalls_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "AbstractReviewers" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AbstractReviewers" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Person" TEXT NULL,
    "Number" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Email" TEXT NULL,
    "Units" TEXT NOT NULL,
    "Tracks" TEXT NOT NULL,
    "Most" INTEGER NULL,
    "Language" TEXT NOT NULL,
    "InvitedAt" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_AbstractReviewers_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_AbstractReviewers_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "OnlineRooms" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_OnlineRooms" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Session" TEXT NULL,
    "List" TEXT NOT NULL,
    "Mode" TEXT NOT NULL,
    "Platform" TEXT NOT NULL,
    "JoinLink" TEXT NULL,
    "MeetingNumber" TEXT NULL,
    "Passcode" TEXT NULL,
    "ShownMinutes" INTEGER NULL,
    "CodeMinutes" INTEGER NOT NULL,
    "Note_En" TEXT NULL,
    "Note_Zh" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_OnlineRooms_CheckInLists_List" FOREIGN KEY ("List") REFERENCES "CheckInLists" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_OnlineRooms_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_OnlineRooms_Sessions_Session" FOREIGN KEY ("Session") REFERENCES "Sessions" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Submissions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Submissions" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Number" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Track" TEXT NULL,
    "Wish" TEXT NOT NULL,
    "ContactName" TEXT NOT NULL,
    "Email" TEXT NULL,
    "Account" TEXT NULL,
    "Person" TEXT NULL,
    "Language" TEXT NOT NULL,
    "SubmittedAt" TEXT NOT NULL,
    "RevisedAt" TEXT NULL,
    "Edition" INTEGER NOT NULL,
    "DecidedAt" TEXT NULL,
    "DecidedBy" TEXT NULL,
    "Note" TEXT NULL,
    "ToldAt" TEXT NULL,
    "Session" TEXT NULL,
    "Title_En" TEXT NULL,
    "Title_Zh" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Submissions_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Submissions_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Submissions_ProgrammeTracks_Track" FOREIGN KEY ("Track") REFERENCES "ProgrammeTracks" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Submissions_Sessions_Session" FOREIGN KEY ("Session") REFERENCES "Sessions" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CallField" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CallField" PRIMARY KEY,
    "Call" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Required" INTEGER NOT NULL,
    "Options" TEXT NULL,
    "Order" INTEGER NOT NULL,
    "Name_En" TEXT NULL,
    "Name_Zh" TEXT NOT NULL,
    CONSTRAINT "FK_CallField_AbstractCalls_Call" FOREIGN KEY ("Call") REFERENCES "AbstractCalls" ("Id") ON DELETE CASCADE
);

CREATE TABLE "DecisionText" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_DecisionText" PRIMARY KEY,
    "Call" TEXT NOT NULL,
    "Decision" TEXT NOT NULL,
    "TextZh" TEXT NOT NULL,
    "TextEn" TEXT NULL,
    CONSTRAINT "FK_DecisionText_AbstractCalls_Call" FOREIGN KEY ("Call") REFERENCES "AbstractCalls" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ReviewCriterion" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ReviewCriterion" PRIMARY KEY,
    "Call" TEXT NOT NULL,
    "Weight" INTEGER NOT NULL,
    "Highest" INTEGER NOT NULL,
    "Order" INTEGER NOT NULL,
    "Name_En" TEXT NULL,
    "Name_Zh" TEXT NOT NULL,
    CONSTRAINT "FK_ReviewCriterion_AbstractCalls_Call" FOREIGN KEY ("Call") REFERENCES "AbstractCalls" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AttendanceFiles" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AttendanceFiles" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Room" TEXT NOT NULL,
    "Platform" TEXT NOT NULL,
    "File" TEXT NULL,
    "FileName" TEXT NOT NULL,
    "UploadedBy" TEXT NOT NULL,
    "UploadedAt" TEXT NOT NULL,
    "Columns" TEXT NULL,
    "Counts_Rows" INTEGER NULL,
    "Counts_People" INTEGER NULL,
    "Counts_Added" INTEGER NULL,
    "Counts_Unmatched" INTEGER NULL,
    "DoneAt" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_AttendanceFiles_Files_File" FOREIGN KEY ("File") REFERENCES "Files" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_AttendanceFiles_OnlineRooms_Room" FOREIGN KEY ("Room") REFERENCES "OnlineRooms" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "PresenceCodes" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PresenceCodes" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Room" TEXT NOT NULL,
    "Digits" TEXT NOT NULL,
    "DueAt" TEXT NOT NULL,
    "ValidUntil" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_PresenceCodes_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_PresenceCodes_OnlineRooms_Room" FOREIGN KEY ("Room") REFERENCES "OnlineRooms" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "AbstractReviews" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AbstractReviews" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Submission" TEXT NOT NULL,
    "Reviewer" TEXT NOT NULL,
    "AssignedBy" TEXT NULL,
    "AssignedAt" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Total" TEXT NULL,
    "Recommends" TEXT NULL,
    "Remark" TEXT NULL,
    "Advice" TEXT NULL,
    "ReviewedAt" TEXT NULL,
    "Edition" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_AbstractReviews_AbstractReviewers_Reviewer" FOREIGN KEY ("Reviewer") REFERENCES "AbstractReviewers" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_AbstractReviews_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_AbstractReviews_Submissions_Submission" FOREIGN KEY ("Submission") REFERENCES "Submissions" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "SubmissionAuthors" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SubmissionAuthors" PRIMARY KEY,
    "Submission" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Unit" TEXT NOT NULL,
    "Email" TEXT NULL,
    "Presents" INTEGER NOT NULL,
    CONSTRAINT "FK_SubmissionAuthors_Submissions_Submission" FOREIGN KEY ("Submission") REFERENCES "Submissions" ("Id") ON DELETE CASCADE
);

CREATE TABLE "SubmissionText" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SubmissionText" PRIMARY KEY,
    "Submission" TEXT NOT NULL,
    "Field" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "Value" TEXT NOT NULL,
    "Asked_En" TEXT NULL,
    "Asked_Zh" TEXT NOT NULL,
    CONSTRAINT "FK_SubmissionText_Submissions_Submission" FOREIGN KEY ("Submission") REFERENCES "Submissions" ("Id") ON DELETE CASCADE
);

CREATE TABLE "CodeAnswers" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CodeAnswers" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Code" TEXT NULL,
    "Registration" TEXT NOT NULL,
    "Verdict" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "FK_CodeAnswers_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CodeAnswers_PresenceCodes_Code" FOREIGN KEY ("Code") REFERENCES "PresenceCodes" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CodeAnswers_Registrations_Registration" FOREIGN KEY ("Registration") REFERENCES "Registrations" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CriterionScore" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CriterionScore" PRIMARY KEY,
    "Review" TEXT NOT NULL,
    "Criterion" TEXT NOT NULL,
    "Value" TEXT NOT NULL,
    CONSTRAINT "FK_CriterionScore_AbstractReviews_Review" FOREIGN KEY ("Review") REFERENCES "AbstractReviews" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_AbstractCalls_Event" ON "AbstractCalls" ("Event");

CREATE INDEX "IX_AbstractReviewers_Event" ON "AbstractReviewers" ("Event");

CREATE UNIQUE INDEX "IX_AbstractReviewers_Number" ON "AbstractReviewers" ("Number");

CREATE INDEX "IX_AbstractReviewers_Person" ON "AbstractReviewers" ("Person");

CREATE INDEX "IX_AbstractReviews_Event" ON "AbstractReviews" ("Event");

CREATE INDEX "IX_AbstractReviews_Reviewer" ON "AbstractReviews" ("Reviewer");

CREATE UNIQUE INDEX "IX_AbstractReviews_Submission_Reviewer" ON "AbstractReviews" ("Submission", "Reviewer");

CREATE INDEX "IX_AttendanceFiles_File" ON "AttendanceFiles" ("File");

CREATE INDEX "IX_AttendanceFiles_Room" ON "AttendanceFiles" ("Room");

CREATE INDEX "IX_CallField_Call" ON "CallField" ("Call");

CREATE UNIQUE INDEX "IX_CodeAnswers_Code_Registration" ON "CodeAnswers" ("Code", "Registration") WHERE "Verdict" = 'Right';

CREATE INDEX "IX_CodeAnswers_Event" ON "CodeAnswers" ("Event");

CREATE INDEX "IX_CodeAnswers_Registration_At" ON "CodeAnswers" ("Registration", "At");

CREATE INDEX "IX_CriterionScore_Review" ON "CriterionScore" ("Review");

CREATE INDEX "IX_DecisionText_Call" ON "DecisionText" ("Call");

CREATE INDEX "IX_OnlineRooms_Event_Session" ON "OnlineRooms" ("Event", "Session");

CREATE UNIQUE INDEX "IX_OnlineRooms_List" ON "OnlineRooms" ("List");

CREATE INDEX "IX_OnlineRooms_Session" ON "OnlineRooms" ("Session");

CREATE INDEX "IX_PresenceCodes_Event" ON "PresenceCodes" ("Event");

CREATE INDEX "IX_PresenceCodes_Room_DueAt" ON "PresenceCodes" ("Room", "DueAt");

CREATE INDEX "IX_ReviewCriterion_Call" ON "ReviewCriterion" ("Call");

CREATE INDEX "IX_SubmissionAuthors_Submission" ON "SubmissionAuthors" ("Submission");

CREATE INDEX "IX_Submissions_Account" ON "Submissions" ("Account");

CREATE INDEX "IX_Submissions_Event_Status" ON "Submissions" ("Event", "Status");

CREATE UNIQUE INDEX "IX_Submissions_Number" ON "Submissions" ("Number");

CREATE INDEX "IX_Submissions_Person" ON "Submissions" ("Person");

CREATE UNIQUE INDEX "IX_Submissions_Session" ON "Submissions" ("Session") WHERE "Session" IS NOT NULL;

CREATE INDEX "IX_Submissions_Track" ON "Submissions" ("Track");

CREATE UNIQUE INDEX "IX_SubmissionText_Submission_Field" ON "SubmissionText" ("Submission", "Field");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123090151_AbstractsAndOnline', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "Surveys" ADD "ClosesAt" TEXT NULL;

ALTER TABLE "GroupSeats" ADD "Coupon" TEXT NULL;

ALTER TABLE "GroupSeats" ADD "Discount_Amount" TEXT NOT NULL DEFAULT '0.0';

ALTER TABLE "CheckInLists" ADD "Options" TEXT NOT NULL DEFAULT '';

ALTER TABLE "BadgeTemplates" ADD "Logo" TEXT NULL;

ALTER TABLE "Answers" ADD "Phone_Cipher" TEXT NULL;

ALTER TABLE "Answers" ADD "Phone_Index" TEXT NULL;

ALTER TABLE "Answers" ADD "Phone_Masked" TEXT NULL;

CREATE INDEX "IX_GroupSeats_Coupon" ON "GroupSeats" ("Coupon");

CREATE INDEX "IX_BadgeTemplates_Logo" ON "BadgeTemplates" ("Logo");

CREATE INDEX "IX_Answers_Phone_Index" ON "Answers" ("Phone_Index");

CREATE TABLE "ef_temp_BadgeTemplates" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_BadgeTemplates" PRIMARY KEY,
    "BadgeHeight" TEXT NOT NULL,
    "BadgeWidth" TEXT NOT NULL,
    "Event" TEXT NOT NULL,
    "GapX" TEXT NOT NULL,
    "GapY" TEXT NOT NULL,
    "Logo" TEXT NULL,
    "MarginLeft" TEXT NOT NULL,
    "MarginTop" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "PageHeight" TEXT NOT NULL,
    "PageWidth" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_BadgeTemplates_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_BadgeTemplates_Files_Logo" FOREIGN KEY ("Logo") REFERENCES "Files" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_BadgeTemplates" ("Id", "BadgeHeight", "BadgeWidth", "Event", "GapX", "GapY", "Logo", "MarginLeft", "MarginTop", "Name", "PageHeight", "PageWidth", "Version")
SELECT "Id", "BadgeHeight", "BadgeWidth", "Event", "GapX", "GapY", "Logo", "MarginLeft", "MarginTop", "Name", "PageHeight", "PageWidth", "Version"
FROM "BadgeTemplates";

CREATE TABLE "ef_temp_GroupSeats" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_GroupSeats" PRIMARY KEY,
    "AsMember" INTEGER NOT NULL,
    "Category" TEXT NOT NULL,
    "Coupon" TEXT NULL,
    "Discount_Amount" TEXT NOT NULL,
    "EndedAt" TEXT NULL,
    "Group" TEXT NOT NULL,
    "Phase" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "Price_Amount" TEXT NOT NULL,
    "Registration" TEXT NULL,
    CONSTRAINT "FK_GroupSeats_CouponCodes_Coupon" FOREIGN KEY ("Coupon") REFERENCES "CouponCodes" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_GroupSeats_GroupOrders_Group" FOREIGN KEY ("Group") REFERENCES "GroupOrders" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_GroupSeats_TicketCategories_Category" FOREIGN KEY ("Category") REFERENCES "TicketCategories" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_GroupSeats" ("Id", "AsMember", "Category", "Coupon", "Discount_Amount", "EndedAt", "Group", "Phase", "Position", "Price_Amount", "Registration")
SELECT "Id", "AsMember", "Category", "Coupon", "Discount_Amount", "EndedAt", "Group", "Phase", "Position", "Price_Amount", "Registration"
FROM "GroupSeats";

COMMIT;

PRAGMA foreign_keys = 0;

BEGIN TRANSACTION;
DROP TABLE "BadgeTemplates";

ALTER TABLE "ef_temp_BadgeTemplates" RENAME TO "BadgeTemplates";

DROP TABLE "GroupSeats";

ALTER TABLE "ef_temp_GroupSeats" RENAME TO "GroupSeats";

COMMIT;

PRAGMA foreign_keys = 1;

BEGIN TRANSACTION;
CREATE INDEX "IX_BadgeTemplates_Event" ON "BadgeTemplates" ("Event");

CREATE INDEX "IX_BadgeTemplates_Logo" ON "BadgeTemplates" ("Logo");

CREATE INDEX "IX_GroupSeats_Category" ON "GroupSeats" ("Category");

CREATE INDEX "IX_GroupSeats_Coupon" ON "GroupSeats" ("Coupon");

CREATE INDEX "IX_GroupSeats_Group" ON "GroupSeats" ("Group");

CREATE UNIQUE INDEX "IX_GroupSeats_Registration" ON "GroupSeats" ("Registration") WHERE "Registration" IS NOT NULL;

COMMIT;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123110226_DoorsAndLists', '10.0.14');

BEGIN TRANSACTION;
DROP INDEX "IX_Payments_Order";

ALTER TABLE "Receipts" ADD "VoidReason" TEXT NULL;

ALTER TABLE "Receipts" ADD "VoidedAt" TEXT NULL;

ALTER TABLE "Payments" ADD "Excess_Amount" TEXT NOT NULL DEFAULT '0.0';

ALTER TABLE "Payments" ADD "Line" TEXT NULL;

ALTER TABLE "Payments" ADD "Reverses" TEXT NULL;

ALTER TABLE "Orders" ADD "DunnedAt" TEXT NULL;

ALTER TABLE "Orders" ADD "DunningLevel" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Orders" ADD "PaidBy" TEXT NULL;

ALTER TABLE "Orders" ADD "Settled_Amount" TEXT NOT NULL DEFAULT '0.0';

ALTER TABLE "Orders" ADD "Unit" TEXT NULL;

ALTER TABLE "LedgerTransactions" ADD "Document" TEXT NULL;

ALTER TABLE "LedgerTransactions" ADD "Event" TEXT NULL;

ALTER TABLE "LedgerTransactions" ADD "Fund" TEXT NULL;

ALTER TABLE "LedgerTransactions" ADD "Memo" TEXT NULL;

ALTER TABLE "LedgerTransactions" ADD "On" TEXT NOT NULL DEFAULT '0001-01-01';

ALTER TABLE "LedgerTransactions" ADD "Payer" TEXT NULL;

ALTER TABLE "LedgerTransactions" ADD "Payment" TEXT NULL;

ALTER TABLE "LedgerTransactions" ADD "Reverses" TEXT NULL;

ALTER TABLE "LedgerTransactions" ADD "Year" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "AccountCodes" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AccountCodes" PRIMARY KEY,
    "Account" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "BankLayouts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_BankLayouts" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Signature" TEXT NOT NULL,
    "Columns" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "BankStatements" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_BankStatements" PRIMARY KEY,
    "FileName" TEXT NOT NULL,
    "Sha256" TEXT NOT NULL,
    "Account" TEXT NULL,
    "State" TEXT NOT NULL,
    "UploadedBy" TEXT NOT NULL,
    "UploadedAt" TEXT NOT NULL,
    "CommittedAt" TEXT NULL,
    "UndoneAt" TEXT NULL,
    "Task" TEXT NULL,
    "File" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_BankStatements_Files_File" FOREIGN KEY ("File") REFERENCES "Files" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "DunningLevels" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_DunningLevels" PRIMARY KEY,
    "Level" INTEGER NOT NULL,
    "Days" INTEGER NOT NULL,
    "Fee_Amount" TEXT NOT NULL,
    "Text_En" TEXT NULL,
    "Text_Zh" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "FeeSchedules" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_FeeSchedules" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NULL,
    "ProRata" TEXT NOT NULL,
    "Resolution" TEXT NULL,
    "ResolvedOn" TEXT NULL,
    "PublishedOn" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_FeeSchedules_Resolutions_Resolution" FOREIGN KEY ("Resolution") REFERENCES "Resolutions" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "FinanceDocuments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_FinanceDocuments" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Order" TEXT NOT NULL,
    "Year" INTEGER NOT NULL,
    "Serial" INTEGER NOT NULL,
    "Number" TEXT NOT NULL,
    "Reference" TEXT NOT NULL,
    "Lines" TEXT NOT NULL,
    "IssuedOn" TEXT NOT NULL,
    "DueOn" TEXT NOT NULL,
    "Corrects" TEXT NULL,
    "Reason" TEXT NULL,
    "File" TEXT NULL,
    "Payer_Address" TEXT NULL,
    "Payer_Bank" TEXT NULL,
    "Payer_BankAccount" TEXT NULL,
    "Payer_Email" TEXT NULL,
    "Payer_Phone" TEXT NULL,
    "Payer_TaxNumber" TEXT NULL,
    "Payer_Title" TEXT NOT NULL,
    "Total_Amount" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_FinanceDocuments_Files_File" FOREIGN KEY ("File") REFERENCES "Files" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_FinanceDocuments_Orders_Order" FOREIGN KEY ("Order") REFERENCES "Orders" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "FiscalYears" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_FiscalYears" PRIMARY KEY,
    "Year" INTEGER NOT NULL,
    "ClosedAt" TEXT NULL,
    "ClosedBy" TEXT NULL,
    "Reason" TEXT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "Funds" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Funds" PRIMARY KEY,
    "Purpose" TEXT NULL,
    "Closed" INTEGER NOT NULL,
    "Name_En" TEXT NULL,
    "Name_Zh" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "PayerProfiles" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PayerProfiles" PRIMARY KEY,
    "Unit" TEXT NULL,
    "Person" TEXT NULL,
    "Title" TEXT NOT NULL,
    "TaxNumber" TEXT NULL,
    "Address" TEXT NULL,
    "Phone" TEXT NULL,
    "Bank" TEXT NULL,
    "BankAccount" TEXT NULL,
    "Email" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_PayerProfiles_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_PayerProfiles_Units_Unit" FOREIGN KEY ("Unit") REFERENCES "Units" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "WriteOffs" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_WriteOffs" PRIMARY KEY,
    "Order" TEXT NOT NULL,
    "Waived" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "DecidedBy" TEXT NOT NULL,
    "On" TEXT NOT NULL,
    "BookedAt" TEXT NOT NULL,
    "Amount_Amount" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_WriteOffs_Orders_Order" FOREIGN KEY ("Order") REFERENCES "Orders" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "BankLines" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_BankLines" PRIMARY KEY,
    "Statement" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "On" TEXT NOT NULL,
    "At" TEXT NULL,
    "Balance" TEXT NULL,
    "Payer" TEXT NULL,
    "PayerAccount" TEXT NULL,
    "PayerBank" TEXT NULL,
    "Summary" TEXT NULL,
    "Remark" TEXT NULL,
    "Serial" TEXT NULL,
    "Raw" TEXT NOT NULL,
    "Key" TEXT NULL,
    "Bucket" TEXT NOT NULL,
    "Finding" TEXT NOT NULL,
    "Note" TEXT NULL,
    "Booked" INTEGER NOT NULL,
    "Amount_Amount" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_BankLines_BankStatements_Statement" FOREIGN KEY ("Statement") REFERENCES "BankStatements" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "DuesRuns" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_DuesRuns" PRIMARY KEY,
    "Year" INTEGER NOT NULL,
    "Schedule" TEXT NOT NULL,
    "Audience" TEXT NOT NULL,
    "AsOf" TEXT NOT NULL,
    "On" TEXT NOT NULL,
    "DueOn" TEXT NOT NULL,
    "StartedBy" TEXT NOT NULL,
    "StartedAt" TEXT NOT NULL,
    "EndedAt" TEXT NULL,
    "Task" TEXT NULL,
    "CopiedFrom" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_DuesRuns_FeeSchedules_Schedule" FOREIGN KEY ("Schedule") REFERENCES "FeeSchedules" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "FeeRates" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_FeeRates" PRIMARY KEY,
    "Schedule" TEXT NOT NULL,
    "Tier" TEXT NULL,
    "Category" TEXT NULL,
    "Amount_Amount" TEXT NOT NULL,
    CONSTRAINT "FK_FeeRates_FeeSchedules_Schedule" FOREIGN KEY ("Schedule") REFERENCES "FeeSchedules" ("Id") ON DELETE CASCADE
);

CREATE TABLE "BankMatches" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_BankMatches" PRIMARY KEY,
    "Line" TEXT NOT NULL,
    "Order" TEXT NOT NULL,
    "Score" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "Chosen" INTEGER NOT NULL,
    "Share_Amount" TEXT NOT NULL,
    CONSTRAINT "FK_BankMatches_BankLines_Line" FOREIGN KEY ("Line") REFERENCES "BankLines" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_BankMatches_Orders_Order" FOREIGN KEY ("Order") REFERENCES "Orders" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "DuesCharges" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_DuesCharges" PRIMARY KEY,
    "Run" TEXT NOT NULL,
    "Year" INTEGER NOT NULL,
    "Unit" TEXT NULL,
    "Tier" TEXT NULL,
    "Person" TEXT NULL,
    "Category" TEXT NULL,
    "Order" TEXT NOT NULL,
    "WithdrawnAt" TEXT NULL,
    "Amount_Amount" TEXT NOT NULL,
    "Full_Amount" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_DuesCharges_DuesRuns_Run" FOREIGN KEY ("Run") REFERENCES "DuesRuns" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_DuesCharges_Orders_Order" FOREIGN KEY ("Order") REFERENCES "Orders" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_DuesCharges_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_DuesCharges_Units_Unit" FOREIGN KEY ("Unit") REFERENCES "Units" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Payments_Line" ON "Payments" ("Line");

CREATE INDEX "IX_Payments_Order" ON "Payments" ("Order");

CREATE UNIQUE INDEX "IX_Payments_Reverses" ON "Payments" ("Reverses") WHERE "Reverses" IS NOT NULL;

CREATE INDEX "IX_Orders_PaidBy" ON "Orders" ("PaidBy");

CREATE INDEX "IX_Orders_Unit" ON "Orders" ("Unit");

CREATE INDEX "IX_LedgerTransactions_Document" ON "LedgerTransactions" ("Document");

CREATE INDEX "IX_LedgerTransactions_Event" ON "LedgerTransactions" ("Event");

CREATE INDEX "IX_LedgerTransactions_Fund" ON "LedgerTransactions" ("Fund");

CREATE INDEX "IX_LedgerTransactions_On" ON "LedgerTransactions" ("On");

CREATE INDEX "IX_LedgerTransactions_Payer" ON "LedgerTransactions" ("Payer");

CREATE INDEX "IX_LedgerTransactions_Payment" ON "LedgerTransactions" ("Payment");

CREATE UNIQUE INDEX "IX_LedgerTransactions_Reverses" ON "LedgerTransactions" ("Reverses") WHERE "Reverses" IS NOT NULL;

CREATE UNIQUE INDEX "IX_AccountCodes_Account" ON "AccountCodes" ("Account");

CREATE UNIQUE INDEX "IX_BankLayouts_Signature" ON "BankLayouts" ("Signature");

CREATE UNIQUE INDEX "IX_BankLines_Key" ON "BankLines" ("Key") WHERE "Key" IS NOT NULL;

CREATE INDEX "IX_BankLines_On" ON "BankLines" ("On");

CREATE INDEX "IX_BankLines_Statement_Number" ON "BankLines" ("Statement", "Number");

CREATE INDEX "IX_BankMatches_Line" ON "BankMatches" ("Line");

CREATE INDEX "IX_BankMatches_Order" ON "BankMatches" ("Order");

CREATE INDEX "IX_BankStatements_File" ON "BankStatements" ("File");

CREATE UNIQUE INDEX "IX_DuesCharges_Order" ON "DuesCharges" ("Order");

CREATE INDEX "IX_DuesCharges_Person" ON "DuesCharges" ("Person");

CREATE INDEX "IX_DuesCharges_Run" ON "DuesCharges" ("Run");

CREATE INDEX "IX_DuesCharges_Unit" ON "DuesCharges" ("Unit");

CREATE UNIQUE INDEX "IX_DuesCharges_Year_Person" ON "DuesCharges" ("Year", "Person") WHERE "Person" IS NOT NULL AND "WithdrawnAt" IS NULL;

CREATE UNIQUE INDEX "IX_DuesCharges_Year_Unit" ON "DuesCharges" ("Year", "Unit") WHERE "Unit" IS NOT NULL AND "WithdrawnAt" IS NULL;

CREATE INDEX "IX_DuesRuns_Schedule" ON "DuesRuns" ("Schedule");

CREATE UNIQUE INDEX "IX_DunningLevels_Level" ON "DunningLevels" ("Level");

CREATE INDEX "IX_FeeRates_Schedule" ON "FeeRates" ("Schedule");

CREATE INDEX "IX_FeeSchedules_Resolution" ON "FeeSchedules" ("Resolution");

CREATE UNIQUE INDEX "IX_FinanceDocuments_Corrects" ON "FinanceDocuments" ("Corrects") WHERE "Corrects" IS NOT NULL;

CREATE INDEX "IX_FinanceDocuments_File" ON "FinanceDocuments" ("File");

CREATE UNIQUE INDEX "IX_FinanceDocuments_Kind_Year_Serial" ON "FinanceDocuments" ("Kind", "Year", "Serial");

CREATE UNIQUE INDEX "IX_FinanceDocuments_Number" ON "FinanceDocuments" ("Number");

CREATE INDEX "IX_FinanceDocuments_Order" ON "FinanceDocuments" ("Order");

CREATE UNIQUE INDEX "IX_FiscalYears_Year" ON "FiscalYears" ("Year");

CREATE INDEX "IX_PayerProfiles_Person" ON "PayerProfiles" ("Person");

CREATE UNIQUE INDEX "IX_PayerProfiles_Unit" ON "PayerProfiles" ("Unit") WHERE "Unit" IS NOT NULL;

CREATE INDEX "IX_WriteOffs_Order" ON "WriteOffs" ("Order");

UPDATE "Orders" SET "Settled_Amount" = "Total_Amount" WHERE "Status" IN ('Paid', 'Refunding')

UPDATE "LedgerTransactions" SET "On" = date("BookedAt", '+8 hours'), "Year" = CAST(strftime('%Y', "BookedAt", '+8 hours') AS INTEGER)

CREATE TABLE "ef_temp_LedgerTransactions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_LedgerTransactions" PRIMARY KEY,
    "BookedAt" TEXT NOT NULL,
    "Document" TEXT NULL,
    "Event" TEXT NULL,
    "Fund" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "Memo" TEXT NULL,
    "On" TEXT NOT NULL,
    "Order" TEXT NULL,
    "Payer" TEXT NULL,
    "Payment" TEXT NULL,
    "Reverses" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "Year" INTEGER NOT NULL,
    CONSTRAINT "FK_LedgerTransactions_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_LedgerTransactions_Funds_Fund" FOREIGN KEY ("Fund") REFERENCES "Funds" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_LedgerTransactions_Orders_Order" FOREIGN KEY ("Order") REFERENCES "Orders" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_LedgerTransactions_PayerProfiles_Payer" FOREIGN KEY ("Payer") REFERENCES "PayerProfiles" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_LedgerTransactions" ("Id", "BookedAt", "Document", "Event", "Fund", "Kind", "Memo", "On", "Order", "Payer", "Payment", "Reverses", "Version", "Year")
SELECT "Id", "BookedAt", "Document", "Event", "Fund", "Kind", "Memo", "On", "Order", "Payer", "Payment", "Reverses", "Version", "Year"
FROM "LedgerTransactions";

CREATE TABLE "ef_temp_Orders" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Orders" PRIMARY KEY,
    "Account" TEXT NULL,
    "DueAt" TEXT NOT NULL,
    "DunnedAt" TEXT NULL,
    "DunningLevel" INTEGER NOT NULL,
    "Event" TEXT NULL,
    "InvoiceHead" TEXT NULL,
    "PaidBy" TEXT NULL,
    "Payer" TEXT NOT NULL,
    "PlacedAt" TEXT NOT NULL,
    "Reference" TEXT NOT NULL,
    "RepricedAt" TEXT NULL,
    "Settled_Amount" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "TaxpayerNumber" TEXT NULL,
    "Total_Amount" TEXT NOT NULL,
    "Unit" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Orders_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Orders_PayerProfiles_PaidBy" FOREIGN KEY ("PaidBy") REFERENCES "PayerProfiles" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Orders_Units_Unit" FOREIGN KEY ("Unit") REFERENCES "Units" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_Orders" ("Id", "Account", "DueAt", "DunnedAt", "DunningLevel", "Event", "InvoiceHead", "PaidBy", "Payer", "PlacedAt", "Reference", "RepricedAt", "Settled_Amount", "Status", "TaxpayerNumber", "Total_Amount", "Unit", "Version")
SELECT "Id", "Account", "DueAt", "DunnedAt", "DunningLevel", "Event", "InvoiceHead", "PaidBy", "Payer", "PlacedAt", "Reference", "RepricedAt", "Settled_Amount", "Status", "TaxpayerNumber", "Total_Amount", "Unit", "Version"
FROM "Orders";

CREATE TABLE "ef_temp_Payments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Payments" PRIMARY KEY,
    "Amount_Amount" TEXT NOT NULL,
    "BookedAt" TEXT NOT NULL,
    "ConfirmedBy" TEXT NOT NULL,
    "Excess_Amount" TEXT NOT NULL,
    "Line" TEXT NULL,
    "Method" TEXT NOT NULL,
    "Order" TEXT NOT NULL,
    "ReceivedOn" TEXT NOT NULL,
    "Reverses" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Payments_BankLines_Line" FOREIGN KEY ("Line") REFERENCES "BankLines" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Payments_Orders_Order" FOREIGN KEY ("Order") REFERENCES "Orders" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_Payments" ("Id", "Amount_Amount", "BookedAt", "ConfirmedBy", "Excess_Amount", "Line", "Method", "Order", "ReceivedOn", "Reverses", "Version")
SELECT "Id", "Amount_Amount", "BookedAt", "ConfirmedBy", "Excess_Amount", "Line", "Method", "Order", "ReceivedOn", "Reverses", "Version"
FROM "Payments";

COMMIT;

PRAGMA foreign_keys = 0;

BEGIN TRANSACTION;
DROP TABLE "LedgerTransactions";

ALTER TABLE "ef_temp_LedgerTransactions" RENAME TO "LedgerTransactions";

DROP TABLE "Orders";

ALTER TABLE "ef_temp_Orders" RENAME TO "Orders";

DROP TABLE "Payments";

ALTER TABLE "ef_temp_Payments" RENAME TO "Payments";

COMMIT;

PRAGMA foreign_keys = 1;

BEGIN TRANSACTION;
CREATE INDEX "IX_LedgerTransactions_Document" ON "LedgerTransactions" ("Document");

CREATE INDEX "IX_LedgerTransactions_Event" ON "LedgerTransactions" ("Event");

CREATE INDEX "IX_LedgerTransactions_Fund" ON "LedgerTransactions" ("Fund");

CREATE INDEX "IX_LedgerTransactions_On" ON "LedgerTransactions" ("On");

CREATE INDEX "IX_LedgerTransactions_Order" ON "LedgerTransactions" ("Order");

CREATE INDEX "IX_LedgerTransactions_Payer" ON "LedgerTransactions" ("Payer");

CREATE INDEX "IX_LedgerTransactions_Payment" ON "LedgerTransactions" ("Payment");

CREATE UNIQUE INDEX "IX_LedgerTransactions_Reverses" ON "LedgerTransactions" ("Reverses") WHERE "Reverses" IS NOT NULL;

CREATE INDEX "IX_Orders_Event" ON "Orders" ("Event");

CREATE INDEX "IX_Orders_PaidBy" ON "Orders" ("PaidBy");

CREATE UNIQUE INDEX "IX_Orders_Reference" ON "Orders" ("Reference");

CREATE INDEX "IX_Orders_Status_DueAt" ON "Orders" ("Status", "DueAt");

CREATE INDEX "IX_Orders_Unit" ON "Orders" ("Unit");

CREATE INDEX "IX_Payments_Line" ON "Payments" ("Line");

CREATE INDEX "IX_Payments_Order" ON "Payments" ("Order");

CREATE UNIQUE INDEX "IX_Payments_Reverses" ON "Payments" ("Reverses") WHERE "Reverses" IS NOT NULL;

COMMIT;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123112124_FeesAndPayments', '10.0.14');

BEGIN TRANSACTION;
ALTER TABLE "TicketCategories" ADD "HoldsWhilePending" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Registrations" ADD "SeatReserved" INTEGER NOT NULL DEFAULT 0;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123121012_ReservedSeats', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "Payments" ADD "Attempt" TEXT NULL;

ALTER TABLE "Payments" ADD "Session" TEXT NULL;

ALTER TABLE "Payments" ADD "TransactionId" TEXT NULL;

CREATE TABLE "CashSessions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CashSessions" PRIMARY KEY,
    "Desk" TEXT NOT NULL,
    "Keeper" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "OpenedAt" TEXT NOT NULL,
    "ClosedAt" TEXT NULL,
    "Counted" TEXT NULL,
    "Explanation" TEXT NULL,
    "ByCard_Amount" TEXT NOT NULL,
    "GivenBack_Amount" TEXT NOT NULL,
    "OpeningCash_Amount" TEXT NOT NULL,
    "Taken_Amount" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "PaymentAttempts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PaymentAttempts" PRIMARY KEY,
    "Order" TEXT NOT NULL,
    "Provider" TEXT NOT NULL,
    "TradeNumber" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Code" TEXT NULL,
    "CreatedAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "Withdrawn" INTEGER NOT NULL,
    "TransactionId" TEXT NULL,
    "PaidAt" TEXT NULL,
    "Failure" TEXT NULL,
    "AskAt" TEXT NULL,
    "Asked" INTEGER NOT NULL,
    "Amount_Amount" TEXT NOT NULL,
    "Received_Amount" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_PaymentAttempts_Orders_Order" FOREIGN KEY ("Order") REFERENCES "Orders" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "PaymentNotices" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PaymentNotices" PRIMARY KEY,
    "Provider" TEXT NOT NULL,
    "Notice" TEXT NOT NULL,
    "Attempt" TEXT NOT NULL,
    "ReceivedAt" TEXT NOT NULL,
    CONSTRAINT "FK_PaymentNotices_PaymentAttempts_Attempt" FOREIGN KEY ("Attempt") REFERENCES "PaymentAttempts" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "PaymentReviews" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PaymentReviews" PRIMARY KEY,
    "Attempt" TEXT NOT NULL,
    "Order" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "RaisedAt" TEXT NOT NULL,
    "DecidedAt" TEXT NULL,
    "DecidedBy" TEXT NULL,
    "Decision" TEXT NULL,
    "Amount_Amount" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_PaymentReviews_Orders_Order" FOREIGN KEY ("Order") REFERENCES "Orders" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_PaymentReviews_PaymentAttempts_Attempt" FOREIGN KEY ("Attempt") REFERENCES "PaymentAttempts" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "RefundPayments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RefundPayments" PRIMARY KEY,
    "Order" TEXT NOT NULL,
    "Way" TEXT NOT NULL,
    "Number" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Attempt" TEXT NULL,
    "Review" TEXT NULL,
    "Session" TEXT NULL,
    "PayeeName" TEXT NULL,
    "PayeeAccount_Cipher" TEXT NULL,
    "PayeeAccount_Index" TEXT NULL,
    "PayeeAccount_Masked" TEXT NULL,
    "PayeeBank" TEXT NULL,
    "RequestedBy" TEXT NOT NULL,
    "RequestedAt" TEXT NOT NULL,
    "SentAt" TEXT NULL,
    "DoneAt" TEXT NULL,
    "List" TEXT NULL,
    "Failure" TEXT NULL,
    "AskAt" TEXT NULL,
    "Asked" INTEGER NOT NULL,
    "Amount_Amount" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_RefundPayments_CashSessions_Session" FOREIGN KEY ("Session") REFERENCES "CashSessions" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_RefundPayments_Orders_Order" FOREIGN KEY ("Order") REFERENCES "Orders" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_RefundPayments_PaymentAttempts_Attempt" FOREIGN KEY ("Attempt") REFERENCES "PaymentAttempts" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_RefundPayments_PaymentReviews_Review" FOREIGN KEY ("Review") REFERENCES "PaymentReviews" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Payments_Attempt" ON "Payments" ("Attempt");

CREATE UNIQUE INDEX "IX_Payments_Method_TransactionId" ON "Payments" ("Method", "TransactionId") WHERE "TransactionId" IS NOT NULL;

CREATE INDEX "IX_Payments_Session" ON "Payments" ("Session");

CREATE UNIQUE INDEX "IX_CashSessions_Keeper" ON "CashSessions" ("Keeper") WHERE "Status" = 'Open';

CREATE INDEX "IX_PaymentAttempts_AskAt" ON "PaymentAttempts" ("AskAt");

CREATE INDEX "IX_PaymentAttempts_Order" ON "PaymentAttempts" ("Order");

CREATE UNIQUE INDEX "IX_PaymentAttempts_Provider_TransactionId" ON "PaymentAttempts" ("Provider", "TransactionId") WHERE "TransactionId" IS NOT NULL;

CREATE UNIQUE INDEX "IX_PaymentAttempts_TradeNumber" ON "PaymentAttempts" ("TradeNumber");

CREATE INDEX "IX_PaymentNotices_Attempt" ON "PaymentNotices" ("Attempt");

CREATE UNIQUE INDEX "IX_PaymentNotices_Provider_Notice" ON "PaymentNotices" ("Provider", "Notice");

CREATE UNIQUE INDEX "IX_PaymentReviews_Attempt" ON "PaymentReviews" ("Attempt");

CREATE INDEX "IX_PaymentReviews_Order" ON "PaymentReviews" ("Order");

CREATE INDEX "IX_PaymentReviews_Status_RaisedAt" ON "PaymentReviews" ("Status", "RaisedAt");

CREATE INDEX "IX_RefundPayments_AskAt" ON "RefundPayments" ("AskAt");

CREATE INDEX "IX_RefundPayments_Attempt" ON "RefundPayments" ("Attempt");

CREATE INDEX "IX_RefundPayments_List" ON "RefundPayments" ("List");

CREATE UNIQUE INDEX "IX_RefundPayments_Number" ON "RefundPayments" ("Number");

CREATE INDEX "IX_RefundPayments_Order" ON "RefundPayments" ("Order");

CREATE INDEX "IX_RefundPayments_PayeeAccount_Index" ON "RefundPayments" ("PayeeAccount_Index");

CREATE INDEX "IX_RefundPayments_Review" ON "RefundPayments" ("Review");

CREATE INDEX "IX_RefundPayments_Session" ON "RefundPayments" ("Session");

CREATE INDEX "IX_RefundPayments_Status" ON "RefundPayments" ("Status");

CREATE TABLE "ef_temp_Payments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Payments" PRIMARY KEY,
    "Amount_Amount" TEXT NOT NULL,
    "Attempt" TEXT NULL,
    "BookedAt" TEXT NOT NULL,
    "ConfirmedBy" TEXT NOT NULL,
    "Excess_Amount" TEXT NOT NULL,
    "Line" TEXT NULL,
    "Method" TEXT NOT NULL,
    "Order" TEXT NOT NULL,
    "ReceivedOn" TEXT NOT NULL,
    "Reverses" TEXT NULL,
    "Session" TEXT NULL,
    "TransactionId" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Payments_BankLines_Line" FOREIGN KEY ("Line") REFERENCES "BankLines" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Payments_CashSessions_Session" FOREIGN KEY ("Session") REFERENCES "CashSessions" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Payments_Orders_Order" FOREIGN KEY ("Order") REFERENCES "Orders" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Payments_PaymentAttempts_Attempt" FOREIGN KEY ("Attempt") REFERENCES "PaymentAttempts" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_Payments" ("Id", "Amount_Amount", "Attempt", "BookedAt", "ConfirmedBy", "Excess_Amount", "Line", "Method", "Order", "ReceivedOn", "Reverses", "Session", "TransactionId", "Version")
SELECT "Id", "Amount_Amount", "Attempt", "BookedAt", "ConfirmedBy", "Excess_Amount", "Line", "Method", "Order", "ReceivedOn", "Reverses", "Session", "TransactionId", "Version"
FROM "Payments";

COMMIT;

PRAGMA foreign_keys = 0;

BEGIN TRANSACTION;
DROP TABLE "Payments";

ALTER TABLE "ef_temp_Payments" RENAME TO "Payments";

COMMIT;

PRAGMA foreign_keys = 1;

BEGIN TRANSACTION;
CREATE INDEX "IX_Payments_Attempt" ON "Payments" ("Attempt");

CREATE INDEX "IX_Payments_Line" ON "Payments" ("Line");

CREATE UNIQUE INDEX "IX_Payments_Method_TransactionId" ON "Payments" ("Method", "TransactionId") WHERE "TransactionId" IS NOT NULL;

CREATE INDEX "IX_Payments_Order" ON "Payments" ("Order");

CREATE UNIQUE INDEX "IX_Payments_Reverses" ON "Payments" ("Reverses") WHERE "Reverses" IS NOT NULL;

CREATE INDEX "IX_Payments_Session" ON "Payments" ("Session");

COMMIT;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123122536_Paying', '10.0.14');

BEGIN TRANSACTION;
ALTER TABLE "Outbox" ADD "Domain" TEXT NOT NULL DEFAULT '';

ALTER TABLE "Outbox" ADD "Due" TEXT NULL;

ALTER TABLE "Outbox" ADD "LeasedBy" TEXT NULL;

ALTER TABLE "Outbox" ADD "Rule" TEXT NULL;

ALTER TABLE "Outbox" ADD "Step" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "MailAddresses" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_MailAddresses" PRIMARY KEY,
    "Address" TEXT NOT NULL,
    "HardBounces" INTEGER NOT NULL,
    "LastBounceAt" TEXT NULL,
    "LastBounce" TEXT NULL,
    "StoppedAt" TEXT NULL,
    "Left" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "ReminderRules" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ReminderRules" PRIMARY KEY,
    "Key" TEXT NULL,
    "Entity" TEXT NOT NULL,
    "Condition" TEXT NOT NULL,
    "Date" TEXT NOT NULL,
    "Offset" INTEGER NOT NULL,
    "Unit" TEXT NOT NULL,
    "ToPerson" INTEGER NOT NULL,
    "ToLiaison" INTEGER NOT NULL,
    "ToHead" INTEGER NOT NULL,
    "ToOffice" INTEGER NOT NULL,
    "Template" TEXT NOT NULL,
    "RepeatDays" INTEGER NOT NULL,
    "Repeats" INTEGER NOT NULL,
    "OnSince" TEXT NULL,
    "Name_En" TEXT NULL,
    "Name_Zh" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "TemplateVersions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_TemplateVersions" PRIMARY KEY,
    "Purpose" TEXT NOT NULL,
    "Culture" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Subject" TEXT NULL,
    "Body" TEXT NULL,
    "BothLanguages" INTEGER NOT NULL,
    "WrittenBy" TEXT NOT NULL,
    "WrittenAt" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "UnitDocuments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_UnitDocuments" PRIMARY KEY,
    "Unit" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Number" TEXT NULL,
    "ExpiresOn" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_UnitDocuments_Units_Unit" FOREIGN KEY ("Unit") REFERENCES "Units" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Outbox_Rule_Subject" ON "Outbox" ("Rule", "Subject");

CREATE INDEX "IX_MembershipTerms_To" ON "MembershipTerms" ("To");

CREATE UNIQUE INDEX "IX_MailAddresses_Address" ON "MailAddresses" ("Address");

CREATE UNIQUE INDEX "IX_TemplateVersions_Purpose_Culture_Number" ON "TemplateVersions" ("Purpose", "Culture", "Number");

CREATE INDEX "IX_UnitDocuments_ExpiresOn" ON "UnitDocuments" ("ExpiresOn");

CREATE INDEX "IX_UnitDocuments_Unit" ON "UnitDocuments" ("Unit");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123123900_MessagesAndRules', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "Sponsors" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Sponsors" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "CreditCode" TEXT NULL,
    "ContactName" TEXT NOT NULL,
    "ContactEmail" TEXT NOT NULL,
    "Payer" TEXT NOT NULL,
    "Since" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Sponsors_PayerProfiles_Payer" FOREIGN KEY ("Payer") REFERENCES "PayerProfiles" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "SponsorAgreements" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SponsorAgreements" PRIMARY KEY,
    "Sponsor" TEXT NOT NULL,
    "Event" TEXT NOT NULL,
    "Number" TEXT NOT NULL,
    "Purpose" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Seats" INTEGER NULL,
    "BudgetFen" INTEGER NULL,
    "SeatsUsed" INTEGER NOT NULL,
    "FenUsed" INTEGER NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "SignedAt" TEXT NOT NULL,
    "ClosedAt" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "CK_SponsorAgreements_Used" CHECK ("SeatsUsed" >= 0 AND "FenUsed" >= 0 AND ("Seats" IS NULL OR "SeatsUsed" <= "Seats") AND ("BudgetFen" IS NULL OR "FenUsed" <= "BudgetFen")),
    CONSTRAINT "FK_SponsorAgreements_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SponsorAgreements_Sponsors_Sponsor" FOREIGN KEY ("Sponsor") REFERENCES "Sponsors" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "SponsorDraws" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SponsorDraws" PRIMARY KEY,
    "Agreement" TEXT NOT NULL,
    "Registration" TEXT NOT NULL,
    "Order" TEXT NOT NULL,
    "Payment" TEXT NOT NULL,
    "DrawnAt" TEXT NOT NULL,
    "Settlement" TEXT NULL,
    "Amount_Amount" TEXT NOT NULL,
    "Returned_Amount" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_SponsorDraws_Orders_Order" FOREIGN KEY ("Order") REFERENCES "Orders" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SponsorDraws_Payments_Payment" FOREIGN KEY ("Payment") REFERENCES "Payments" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SponsorDraws_Registrations_Registration" FOREIGN KEY ("Registration") REFERENCES "Registrations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SponsorDraws_SponsorAgreements_Agreement" FOREIGN KEY ("Agreement") REFERENCES "SponsorAgreements" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "SponsorScopes" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SponsorScopes" PRIMARY KEY,
    "Agreement" TEXT NOT NULL,
    "Unit" TEXT NULL,
    "Category" TEXT NULL,
    "Person" TEXT NULL,
    CONSTRAINT "FK_SponsorScopes_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SponsorScopes_SponsorAgreements_Agreement" FOREIGN KEY ("Agreement") REFERENCES "SponsorAgreements" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_SponsorScopes_TicketCategories_Category" FOREIGN KEY ("Category") REFERENCES "TicketCategories" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SponsorScopes_Units_Unit" FOREIGN KEY ("Unit") REFERENCES "Units" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_SponsorAgreements_Event" ON "SponsorAgreements" ("Event");

CREATE UNIQUE INDEX "IX_SponsorAgreements_Number" ON "SponsorAgreements" ("Number");

CREATE INDEX "IX_SponsorAgreements_Sponsor" ON "SponsorAgreements" ("Sponsor");

CREATE INDEX "IX_SponsorDraws_Agreement" ON "SponsorDraws" ("Agreement");

CREATE UNIQUE INDEX "IX_SponsorDraws_Order" ON "SponsorDraws" ("Order");

CREATE UNIQUE INDEX "IX_SponsorDraws_Payment" ON "SponsorDraws" ("Payment");

CREATE INDEX "IX_SponsorDraws_Registration" ON "SponsorDraws" ("Registration");

CREATE INDEX "IX_SponsorDraws_Settlement" ON "SponsorDraws" ("Settlement");

CREATE INDEX "IX_Sponsors_Payer" ON "Sponsors" ("Payer");

CREATE INDEX "IX_SponsorScopes_Agreement" ON "SponsorScopes" ("Agreement");

CREATE INDEX "IX_SponsorScopes_Category" ON "SponsorScopes" ("Category");

CREATE INDEX "IX_SponsorScopes_Person" ON "SponsorScopes" ("Person");

CREATE INDEX "IX_SponsorScopes_Unit" ON "SponsorScopes" ("Unit");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123143834_Sponsors', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "AnnualReports" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AnnualReports" PRIMARY KEY,
    "Year" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "Opened" INTEGER NOT NULL,
    "Reason" TEXT NULL,
    "Snapshots" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "Works" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Works" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Form" TEXT NULL,
    "Day" TEXT NOT NULL,
    "Until" TEXT NULL,
    "Department" TEXT NOT NULL,
    "Number" TEXT NULL,
    "Edition" TEXT NULL,
    "Category" TEXT NULL,
    "Partner" TEXT NULL,
    "Country" TEXT NULL,
    "Place" TEXT NULL,
    "Leader" TEXT NULL,
    "Total" INTEGER NULL,
    "Passed" INTEGER NULL,
    "People" INTEGER NULL,
    "Institutions" INTEGER NULL,
    "Experts" INTEGER NULL,
    "Suggestions" INTEGER NULL,
    "Amount" TEXT NULL,
    "DueOn" TEXT NULL,
    "ClosedOn" TEXT NULL,
    "Note" TEXT NULL,
    "Parent" TEXT NULL,
    "Root" TEXT NULL,
    "Event" TEXT NULL,
    "Title_En" TEXT NULL,
    "Title_Zh" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Works_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Works_Works_Parent" FOREIGN KEY ("Parent") REFERENCES "Works" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Works_Works_Root" FOREIGN KEY ("Root") REFERENCES "Works" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ReportComment" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ReportComment" PRIMARY KEY,
    "Report" TEXT NOT NULL,
    "Part" TEXT NULL,
    "Metric" TEXT NULL,
    "Text" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "SettledAt" TEXT NULL,
    CONSTRAINT "FK_ReportComment_AnnualReports_Report" FOREIGN KEY ("Report") REFERENCES "AnnualReports" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ReportPart" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ReportPart" PRIMARY KEY,
    "Report" TEXT NOT NULL,
    "Part" TEXT NOT NULL,
    "Culture" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    CONSTRAINT "FK_ReportPart_AnnualReports_Report" FOREIGN KEY ("Report") REFERENCES "AnnualReports" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ReportSnapshots" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ReportSnapshots" PRIMARY KEY,
    "Report" TEXT NOT NULL,
    "Year" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "Content" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "Changes" TEXT NULL,
    "Reason" TEXT NULL,
    "FrozenBy" TEXT NOT NULL,
    "FrozenByName" TEXT NOT NULL,
    "FrozenAt" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_ReportSnapshots_AnnualReports_Report" FOREIGN KEY ("Report") REFERENCES "AnnualReports" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "WorkEvidence" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_WorkEvidence" PRIMARY KEY,
    "Work" TEXT NOT NULL,
    "File" TEXT NOT NULL,
    "AddedAt" TEXT NOT NULL,
    CONSTRAINT "FK_WorkEvidence_Files_File" FOREIGN KEY ("File") REFERENCES "Files" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_WorkEvidence_Works_Work" FOREIGN KEY ("Work") REFERENCES "Works" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Registrations_Event_CheckedInAt_Person" ON "Registrations" ("Event", "CheckedInAt", "Person") WHERE "CheckedInAt" IS NOT NULL;

CREATE UNIQUE INDEX "IX_AnnualReports_Year" ON "AnnualReports" ("Year");

CREATE INDEX "IX_ReportComment_Report" ON "ReportComment" ("Report");

CREATE UNIQUE INDEX "IX_ReportPart_Report_Part_Culture" ON "ReportPart" ("Report", "Part", "Culture");

CREATE INDEX "IX_ReportSnapshots_Report" ON "ReportSnapshots" ("Report");

CREATE UNIQUE INDEX "IX_ReportSnapshots_Year_Number" ON "ReportSnapshots" ("Year", "Number");

CREATE INDEX "IX_WorkEvidence_File" ON "WorkEvidence" ("File");

CREATE INDEX "IX_WorkEvidence_Work" ON "WorkEvidence" ("Work");

CREATE INDEX "IX_Works_ClosedOn" ON "Works" ("ClosedOn");

CREATE INDEX "IX_Works_Event" ON "Works" ("Event");

CREATE INDEX "IX_Works_Kind_Day" ON "Works" ("Kind", "Day");

CREATE INDEX "IX_Works_Parent" ON "Works" ("Parent");

CREATE INDEX "IX_Works_Root" ON "Works" ("Root");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123153719_AnnualReport', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
DROP INDEX "IX_Certificates_Registration";

ALTER TABLE "UnitLiaisons" ADD "Department" TEXT NULL;

ALTER TABLE "Events" ADD "Cme_Assessment" TEXT NOT NULL DEFAULT 'Attendance';

ALTER TABLE "Certificates" ADD "Credits" TEXT NULL;

ALTER TABLE "Certificates" ADD "Detail" TEXT NULL;

ALTER TABLE "Certificates" ADD "Kind" TEXT NOT NULL DEFAULT 'Attendance';

ALTER TABLE "Certificates" ADD "ProjectNumber" TEXT NULL;

ALTER TABLE "Certificates" ADD "ReissuedAs" TEXT NULL;

CREATE TABLE "AttendanceCorrections" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AttendanceCorrections" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Session" TEXT NOT NULL,
    "Registration" TEXT NOT NULL,
    "From" TEXT NULL,
    "To" TEXT NULL,
    "Reason" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "WithdrawnAt" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_AttendanceCorrections_Registrations_Registration" FOREIGN KEY ("Registration") REFERENCES "Registrations" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CertificateTemplates" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CertificateTemplates" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Body" TEXT NULL,
    "Event" TEXT NULL,
    "TitleZh" TEXT NOT NULL,
    "TitleEn" TEXT NOT NULL,
    "BodyZh" TEXT NOT NULL,
    "BodyEn" TEXT NOT NULL,
    "SignerZh" TEXT NULL,
    "SignerEn" TEXT NULL,
    "Paper" TEXT NOT NULL,
    "ShowsBorder" INTEGER NOT NULL,
    "Logo" TEXT NULL,
    "Signature" TEXT NULL,
    "Seal" TEXT NULL,
    "Background" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_CertificateTemplates_Bodies_Body" FOREIGN KEY ("Body") REFERENCES "Bodies" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CertificateTemplates_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CertificateTemplates_Files_Background" FOREIGN KEY ("Background") REFERENCES "Files" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CertificateTemplates_Files_Logo" FOREIGN KEY ("Logo") REFERENCES "Files" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CertificateTemplates_Files_Seal" FOREIGN KEY ("Seal") REFERENCES "Files" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CertificateTemplates_Files_Signature" FOREIGN KEY ("Signature") REFERENCES "Files" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CmeProjects" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CmeProjects" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Track" TEXT NOT NULL,
    "NationalSociety" INTEGER NOT NULL,
    "Leader" TEXT NOT NULL,
    "LeaderPhone" TEXT NULL,
    "PlannedHeadcount" INTEGER NULL,
    "Number" TEXT NULL,
    "Status" TEXT NOT NULL,
    "AppliedAt" TEXT NULL,
    "DecidedAt" TEXT NULL,
    "FiledAt" TEXT NULL,
    "AcceptedAt" TEXT NULL,
    "ReportedAt" TEXT NULL,
    "ReturnReason" TEXT NULL,
    "Summary" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_CmeProjects_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CreditAssessments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CreditAssessments" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Registration" TEXT NOT NULL,
    "Score" TEXT NULL,
    "Passed" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_CreditAssessments_Registrations_Registration" FOREIGN KEY ("Registration") REFERENCES "Registrations" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CreditClaims" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CreditClaims" PRIMARY KEY,
    "Person" TEXT NOT NULL,
    "Unit" TEXT NULL,
    "Department" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Issuer" TEXT NULL,
    "StartedOn" TEXT NOT NULL,
    "EndedOn" TEXT NOT NULL,
    "Level" TEXT NULL,
    "Role" TEXT NOT NULL,
    "ProjectNumber" TEXT NULL,
    "Hours" TEXT NULL,
    "Months" INTEGER NULL,
    "Rank" INTEGER NULL,
    "Characters" INTEGER NULL,
    "Asked" TEXT NULL,
    "Status" TEXT NOT NULL,
    "StartedAt" TEXT NOT NULL,
    "HandedInAt" TEXT NULL,
    "DecidedAt" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_CreditClaims_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CreditExemptions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CreditExemptions" PRIMARY KEY,
    "Person" TEXT NOT NULL,
    "Year" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_CreditExemptions_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "RegulatorExports" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RegulatorExports" PRIMARY KEY,
    "Event" TEXT NOT NULL,
    "Rows" INTEGER NOT NULL,
    "Corrections" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "RosterDays" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RosterDays" PRIMARY KEY,
    "Year" INTEGER NOT NULL,
    "Day" TEXT NOT NULL,
    "People" INTEGER NOT NULL,
    "TakenBy" TEXT NOT NULL,
    "TakenAt" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "RulePacks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RulePacks" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Jurisdiction" TEXT NOT NULL,
    "Source" TEXT NOT NULL,
    "CopyOf" TEXT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NULL,
    "Superseded" INTEGER NOT NULL,
    "Terms" TEXT NOT NULL,
    "PublishedBy" TEXT NOT NULL,
    "PublishedAt" TEXT NOT NULL,
    "Name_En" TEXT NULL,
    "Name_Zh" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "TeachingSites" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_TeachingSites" PRIMARY KEY,
    "Unit" TEXT NOT NULL,
    "Scope" TEXT NOT NULL,
    "Capacity" INTEGER NOT NULL,
    "ValidFrom" TEXT NOT NULL,
    "ValidTo" TEXT NOT NULL,
    "Contact" TEXT NULL,
    "Name_En" TEXT NULL,
    "Name_Zh" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_TeachingSites_Units_Unit" FOREIGN KEY ("Unit") REFERENCES "Units" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CmeChange" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CmeChange" PRIMARY KEY,
    "Project" TEXT NOT NULL,
    "What" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "AskedAt" TEXT NOT NULL,
    "Granted" INTEGER NULL,
    "Note" TEXT NULL,
    "DecidedAt" TEXT NULL,
    CONSTRAINT "FK_CmeChange_CmeProjects_Project" FOREIGN KEY ("Project") REFERENCES "CmeProjects" ("Id") ON DELETE CASCADE
);

CREATE TABLE "CmeDocument" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CmeDocument" PRIMARY KEY,
    "Project" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "File" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "AttachedAt" TEXT NOT NULL,
    CONSTRAINT "FK_CmeDocument_CmeProjects_Project" FOREIGN KEY ("Project") REFERENCES "CmeProjects" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_CmeDocument_Files_File" FOREIGN KEY ("File") REFERENCES "Files" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ClaimEvidence" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ClaimEvidence" PRIMARY KEY,
    "Claim" TEXT NOT NULL,
    "File" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Sha256" TEXT NOT NULL,
    CONSTRAINT "FK_ClaimEvidence_CreditClaims_Claim" FOREIGN KEY ("Claim") REFERENCES "CreditClaims" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ClaimEvidence_Files_File" FOREIGN KEY ("File") REFERENCES "Files" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ClaimStep" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ClaimStep" PRIMARY KEY,
    "Claim" TEXT NOT NULL,
    "Level" TEXT NOT NULL,
    "Decision" TEXT NOT NULL,
    "Note" TEXT NULL,
    "By" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "FK_ClaimStep_CreditClaims_Claim" FOREIGN KEY ("Claim") REFERENCES "CreditClaims" ("Id") ON DELETE CASCADE
);

CREATE TABLE "CreditAwards" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CreditAwards" PRIMARY KEY,
    "Person" TEXT NOT NULL,
    "Claim" TEXT NULL,
    "Event" TEXT NULL,
    "Registration" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "Level" TEXT NULL,
    "ProjectNumber" TEXT NULL,
    "Unit" TEXT NULL,
    "Year" INTEGER NOT NULL,
    "EarnedFrom" TEXT NOT NULL,
    "EarnedOn" TEXT NOT NULL,
    "Pack" TEXT NOT NULL,
    "PackVersion" INTEGER NOT NULL,
    "Rule" TEXT NOT NULL,
    "Class" TEXT NULL,
    "CapGroup" TEXT NULL,
    "Minutes" INTEGER NOT NULL,
    "Hours" TEXT NOT NULL,
    "Credits" TEXT NOT NULL,
    "WholeYear" INTEGER NOT NULL,
    "ByEmployer" INTEGER NOT NULL,
    "Steps" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "ComputedAt" TEXT NOT NULL,
    "ReleasedAt" TEXT NULL,
    "ReleasedBy" TEXT NULL,
    "ReversedAt" TEXT NULL,
    "ReversedBy" TEXT NULL,
    "ReversalReason" TEXT NULL,
    "Title_En" TEXT NULL,
    "Title_Zh" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_CreditAwards_CreditClaims_Claim" FOREIGN KEY ("Claim") REFERENCES "CreditClaims" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CreditAwards_Events_Event" FOREIGN KEY ("Event") REFERENCES "Events" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CreditAwards_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CreditAwards_Registrations_Registration" FOREIGN KEY ("Registration") REFERENCES "Registrations" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "RosterEntries" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RosterEntries" PRIMARY KEY,
    "RosterDay" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Unit" TEXT NOT NULL,
    "Ownership" TEXT NOT NULL,
    "Street" TEXT NULL,
    "Profession" TEXT NULL,
    CONSTRAINT "FK_RosterEntries_People_Person" FOREIGN KEY ("Person") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_RosterEntries_RosterDays_RosterDay" FOREIGN KEY ("RosterDay") REFERENCES "RosterDays" ("Id") ON DELETE CASCADE
);

CREATE TABLE "SiteInspection" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SiteInspection" PRIMARY KEY,
    "Site" TEXT NOT NULL,
    "On" TEXT NOT NULL,
    "Verdict" TEXT NOT NULL,
    "Note" TEXT NULL,
    "By" TEXT NOT NULL,
    CONSTRAINT "FK_SiteInspection_TeachingSites_Site" FOREIGN KEY ("Site") REFERENCES "TeachingSites" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_Certificates_Event_Person_Kind" ON "Certificates" ("Event", "Person", "Kind") WHERE "Status" = 'Valid' AND "Registration" IS NULL;

CREATE UNIQUE INDEX "IX_Certificates_Registration_Kind" ON "Certificates" ("Registration", "Kind") WHERE "Status" = 'Valid' AND "Registration" IS NOT NULL;

CREATE INDEX "IX_AttendanceCorrections_Event_Registration" ON "AttendanceCorrections" ("Event", "Registration");

CREATE INDEX "IX_AttendanceCorrections_Registration" ON "AttendanceCorrections" ("Registration");

CREATE INDEX "IX_CertificateTemplates_Background" ON "CertificateTemplates" ("Background");

CREATE INDEX "IX_CertificateTemplates_Body" ON "CertificateTemplates" ("Body");

CREATE INDEX "IX_CertificateTemplates_Event" ON "CertificateTemplates" ("Event");

CREATE INDEX "IX_CertificateTemplates_Kind_Body_Event" ON "CertificateTemplates" ("Kind", "Body", "Event");

CREATE INDEX "IX_CertificateTemplates_Logo" ON "CertificateTemplates" ("Logo");

CREATE INDEX "IX_CertificateTemplates_Seal" ON "CertificateTemplates" ("Seal");

CREATE INDEX "IX_CertificateTemplates_Signature" ON "CertificateTemplates" ("Signature");

CREATE INDEX "IX_ClaimEvidence_Claim" ON "ClaimEvidence" ("Claim");

CREATE INDEX "IX_ClaimEvidence_File" ON "ClaimEvidence" ("File");

CREATE INDEX "IX_ClaimEvidence_Sha256" ON "ClaimEvidence" ("Sha256");

CREATE INDEX "IX_ClaimStep_Claim" ON "ClaimStep" ("Claim");

CREATE INDEX "IX_CmeChange_Project" ON "CmeChange" ("Project");

CREATE INDEX "IX_CmeDocument_File" ON "CmeDocument" ("File");

CREATE INDEX "IX_CmeDocument_Project" ON "CmeDocument" ("Project");

CREATE UNIQUE INDEX "IX_CmeProjects_Event" ON "CmeProjects" ("Event");

CREATE UNIQUE INDEX "IX_CreditAssessments_Event_Registration" ON "CreditAssessments" ("Event", "Registration");

CREATE INDEX "IX_CreditAssessments_Registration" ON "CreditAssessments" ("Registration");

CREATE INDEX "IX_CreditAwards_Claim" ON "CreditAwards" ("Claim");

CREATE UNIQUE INDEX "IX_CreditAwards_Event_Person_Role" ON "CreditAwards" ("Event", "Person", "Role") WHERE "Status" <> 'Reversed' AND "Event" IS NOT NULL;

CREATE INDEX "IX_CreditAwards_Person_Year" ON "CreditAwards" ("Person", "Year");

CREATE INDEX "IX_CreditAwards_Registration" ON "CreditAwards" ("Registration");

CREATE INDEX "IX_CreditAwards_Year_Status" ON "CreditAwards" ("Year", "Status");

CREATE INDEX "IX_CreditClaims_Person" ON "CreditClaims" ("Person");

CREATE INDEX "IX_CreditClaims_Status_Unit" ON "CreditClaims" ("Status", "Unit");

CREATE INDEX "IX_CreditExemptions_Person_Year" ON "CreditExemptions" ("Person", "Year");

CREATE INDEX "IX_RegulatorExports_Event_At" ON "RegulatorExports" ("Event", "At");

CREATE UNIQUE INDEX "IX_RosterDays_Year_Day" ON "RosterDays" ("Year", "Day");

CREATE INDEX "IX_RosterEntries_Person" ON "RosterEntries" ("Person");

CREATE INDEX "IX_RosterEntries_RosterDay_Person" ON "RosterEntries" ("RosterDay", "Person");

CREATE UNIQUE INDEX "IX_RulePacks_Code_Number" ON "RulePacks" ("Code", "Number");

CREATE INDEX "IX_SiteInspection_Site" ON "SiteInspection" ("Site");

CREATE INDEX "IX_TeachingSites_Unit" ON "TeachingSites" ("Unit");

CREATE TABLE "ef_temp_Certificates" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Certificates" PRIMARY KEY,
    "Credits" TEXT NULL,
    "Detail" TEXT NULL,
    "Event" TEXT NOT NULL,
    "EventName_En" TEXT NULL,
    "EventName_Zh" TEXT NOT NULL,
    "File" TEXT NOT NULL,
    "FileSha256" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "HolderLatinName" TEXT NOT NULL,
    "HolderName" TEXT NOT NULL,
    "Hours" TEXT NOT NULL,
    "IssuedAt" TEXT NOT NULL,
    "Issuer_En" TEXT NULL,
    "Issuer_Zh" TEXT NOT NULL,
    "Kind" TEXT NOT NULL DEFAULT 'Attendance',
    "Number" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "ProjectNumber" TEXT NULL,
    "Registration" TEXT NULL,
    "ReissuedAs" TEXT NULL,
    "RevocationReason" TEXT NULL,
    "RevokedAt" TEXT NULL,
    "Status" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Certificates_Files_File" FOREIGN KEY ("File") REFERENCES "Files" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Certificates_Registrations_Registration" FOREIGN KEY ("Registration") REFERENCES "Registrations" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_Certificates" ("Id", "Credits", "Detail", "Event", "EventName_En", "EventName_Zh", "File", "FileSha256", "From", "HolderLatinName", "HolderName", "Hours", "IssuedAt", "Issuer_En", "Issuer_Zh", "Kind", "Number", "Person", "ProjectNumber", "Registration", "ReissuedAs", "RevocationReason", "RevokedAt", "Status", "To", "Version")
SELECT "Id", "Credits", "Detail", "Event", "EventName_En", "EventName_Zh", "File", "FileSha256", "From", "HolderLatinName", "HolderName", "Hours", "IssuedAt", "Issuer_En", "Issuer_Zh", "Kind", "Number", "Person", "ProjectNumber", "Registration", "ReissuedAs", "RevocationReason", "RevokedAt", "Status", "To", "Version"
FROM "Certificates";

COMMIT;

PRAGMA foreign_keys = 0;

BEGIN TRANSACTION;
DROP TABLE "Certificates";

ALTER TABLE "ef_temp_Certificates" RENAME TO "Certificates";

COMMIT;

PRAGMA foreign_keys = 1;

BEGIN TRANSACTION;
CREATE INDEX "IX_Certificates_Event" ON "Certificates" ("Event");

CREATE UNIQUE INDEX "IX_Certificates_Event_Person_Kind" ON "Certificates" ("Event", "Person", "Kind") WHERE "Status" = 'Valid' AND "Registration" IS NULL;

CREATE INDEX "IX_Certificates_File" ON "Certificates" ("File");

CREATE UNIQUE INDEX "IX_Certificates_Number" ON "Certificates" ("Number");

CREATE INDEX "IX_Certificates_Person" ON "Certificates" ("Person");

CREATE UNIQUE INDEX "IX_Certificates_Registration_Kind" ON "Certificates" ("Registration", "Kind") WHERE "Status" = 'Valid' AND "Registration" IS NOT NULL;

COMMIT;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123160629_Credits', '10.0.14');

BEGIN TRANSACTION;
ALTER TABLE "Outbox" ADD "Bounce" TEXT NULL;

ALTER TABLE "Outbox" ADD "BouncedAt" TEXT NULL;

ALTER TABLE "Outbox" ADD "Mailing" TEXT NULL;

ALTER TABLE "Outbox" ADD "Preface" TEXT NULL;

CREATE TABLE "DigestWishes" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_DigestWishes" PRIMARY KEY,
    "Account" TEXT NOT NULL,
    "Since" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "Mailings" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Mailings" PRIMARY KEY,
    "Audience" TEXT NOT NULL,
    "Of" TEXT NULL,
    "Question" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "SubjectZh" TEXT NOT NULL,
    "TextZh" TEXT NOT NULL,
    "SubjectEn" TEXT NULL,
    "TextEn" TEXT NULL,
    "State" TEXT NOT NULL,
    "WrittenBy" TEXT NOT NULL,
    "WrittenAt" TEXT NOT NULL,
    "StartsAt" TEXT NULL,
    "EndedAt" TEXT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "SentMails" (
    "Message" TEXT NOT NULL CONSTRAINT "PK_SentMails" PRIMARY KEY,
    "Subject" TEXT NOT NULL,
    "Text" TEXT NULL,
    "Attachments" TEXT NOT NULL,
    "SentAt" TEXT NOT NULL,
    "ReadAt" TEXT NULL,
    CONSTRAINT "FK_SentMails_Outbox_Message" FOREIGN KEY ("Message") REFERENCES "Outbox" ("Id") ON DELETE CASCADE
);

CREATE TABLE "MailingRecipients" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_MailingRecipients" PRIMARY KEY,
    "Mailing" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Message" TEXT NULL,
    "Reason" TEXT NULL,
    CONSTRAINT "FK_MailingRecipients_Mailings_Mailing" FOREIGN KEY ("Mailing") REFERENCES "Mailings" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Outbox_Mailing_State" ON "Outbox" ("Mailing", "State");

CREATE INDEX "IX_Outbox_Subject" ON "Outbox" ("Subject");

CREATE INDEX "IX_Outbox_To" ON "Outbox" ("To");

CREATE UNIQUE INDEX "IX_DigestWishes_Account" ON "DigestWishes" ("Account");

CREATE UNIQUE INDEX "IX_MailingRecipients_Mailing_Subject" ON "MailingRecipients" ("Mailing", "Subject");

CREATE INDEX "IX_Mailings_State_StartsAt" ON "Mailings" ("State", "StartsAt");

CREATE INDEX "IX_SentMails_SentAt" ON "SentMails" ("SentAt");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123162128_Mailings', '10.0.14');

COMMIT;

