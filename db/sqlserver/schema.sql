IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
CREATE TABLE [ApiTokens] (
    [Id] uniqueidentifier NOT NULL,
    [Owner] uniqueidentifier NOT NULL,
    [Name] nvarchar(100) NOT NULL,
    [Hash] nvarchar(64) NOT NULL,
    [Scopes] nvarchar(400) NOT NULL,
    [CreatedAt] datetime2 NOT NULL,
    [ExpiresAt] datetime2 NOT NULL,
    [RevokedAt] datetime2 NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_ApiTokens] PRIMARY KEY ([Id])
);

CREATE TABLE [AuditBlocks] (
    [Number] int NOT NULL,
    [Entries] int NOT NULL,
    [PreviousHash] nvarchar(64) NOT NULL,
    [Hash] nvarchar(64) NOT NULL,
    [SealedAt] datetime2 NOT NULL,
    CONSTRAINT [PK_AuditBlocks] PRIMARY KEY ([Number])
);

CREATE TABLE [AuditEntries] (
    [Sequence] bigint NOT NULL IDENTITY,
    [At] datetime2 NOT NULL,
    [User] uniqueidentifier NOT NULL,
    [UserName] nvarchar(120) NOT NULL,
    [From] nvarchar(120) NOT NULL,
    [Action] nvarchar(80) NOT NULL,
    [Entity] nvarchar(80) NOT NULL,
    [EntityId] nvarchar(80) NOT NULL,
    [Before] nvarchar(max) NULL,
    [After] nvarchar(max) NULL,
    [Block] int NULL,
    CONSTRAINT [PK_AuditEntries] PRIMARY KEY ([Sequence])
);

CREATE TABLE [Bodies] (
    [Id] uniqueidentifier NOT NULL,
    [Kind] nvarchar(32) NOT NULL,
    [Slug] nvarchar(200) NOT NULL,
    [FoundedOn] date NULL,
    [DissolvedOn] date NULL,
    [Name_En] nvarchar(300) NULL,
    [Name_Zh] nvarchar(300) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Bodies] PRIMARY KEY ([Id])
);

CREATE TABLE [DataProtectionKeys] (
    [Id] int NOT NULL IDENTITY,
    [FriendlyName] nvarchar(max) NULL,
    [Xml] nvarchar(max) NULL,
    CONSTRAINT [PK_DataProtectionKeys] PRIMARY KEY ([Id])
);

CREATE TABLE [Files] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [ContentType] nvarchar(100) NOT NULL,
    [Size] bigint NOT NULL,
    [Sha256] nvarchar(64) NOT NULL,
    [Purpose] nvarchar(32) NOT NULL,
    [Owner] uniqueidentifier NULL,
    [StoredAt] datetime2 NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Files] PRIMARY KEY ([Id])
);

CREATE TABLE [IdempotencyRecords] (
    [Id] nvarchar(64) NOT NULL,
    [Content] nvarchar(64) NOT NULL,
    [Answer] nvarchar(max) NOT NULL,
    [At] datetime2 NOT NULL,
    CONSTRAINT [PK_IdempotencyRecords] PRIMARY KEY ([Id])
);

CREATE TABLE [KeyRing] (
    [Id] nvarchar(20) NOT NULL,
    [Protected] nvarchar(1000) NOT NULL,
    [CreatedAt] datetime2 NOT NULL,
    CONSTRAINT [PK_KeyRing] PRIMARY KEY ([Id])
);

CREATE TABLE [NumberSequences] (
    [Scope] nvarchar(60) NOT NULL,
    [Last] int NOT NULL,
    CONSTRAINT [PK_NumberSequences] PRIMARY KEY ([Scope])
);

CREATE TABLE [Outbox] (
    [Id] uniqueidentifier NOT NULL,
    [Key] nvarchar(454) NOT NULL,
    [Template] nvarchar(60) NOT NULL,
    [Subject] uniqueidentifier NOT NULL,
    [To] nvarchar(254) NOT NULL,
    [Culture] nvarchar(10) NOT NULL,
    [State] nvarchar(32) NOT NULL,
    [CreatedAt] datetime2 NOT NULL,
    [NextAttemptAt] datetime2 NOT NULL,
    [LeasedUntil] datetime2 NULL,
    [Attempts] int NOT NULL,
    [SentAt] datetime2 NULL,
    [LastError] nvarchar(500) NULL,
    CONSTRAINT [PK_Outbox] PRIMARY KEY ([Id])
);

CREATE TABLE [People] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [Pinyin] nvarchar(300) NOT NULL,
    [Initials] nvarchar(200) NOT NULL,
    [SortKey] nvarchar(300) NOT NULL,
    [LatinName] nvarchar(300) NOT NULL,
    [Sex] nvarchar(32) NOT NULL,
    [BirthDate] date NULL,
    [ResidentId_Cipher] nvarchar(200) NULL,
    [ResidentId_Index] nvarchar(44) NULL,
    [ResidentId_Masked] nvarchar(40) NULL,
    [Mobile_Cipher] nvarchar(200) NULL,
    [Mobile_Index] nvarchar(44) NULL,
    [Mobile_Masked] nvarchar(40) NULL,
    [PracticeCertificate_Cipher] nvarchar(200) NULL,
    [PracticeCertificate_Index] nvarchar(44) NULL,
    [PracticeCertificate_Masked] nvarchar(40) NULL,
    [Email] nvarchar(254) NULL,
    [Title] nvarchar(100) NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_People] PRIMARY KEY ([Id])
);

CREATE TABLE [SignInAttempts] (
    [Key] nvarchar(64) NOT NULL,
    [Since] datetime2 NOT NULL,
    [Count] int NOT NULL,
    CONSTRAINT [PK_SignInAttempts] PRIMARY KEY ([Key])
);

CREATE TABLE [Tasks] (
    [Id] uniqueidentifier NOT NULL,
    [Kind] nvarchar(32) NOT NULL,
    [Subject] uniqueidentifier NULL,
    [StartedBy] uniqueidentifier NOT NULL,
    [State] nvarchar(32) NOT NULL,
    [Total] int NOT NULL,
    [Done] int NOT NULL,
    [Failed] int NOT NULL,
    [QueuedAt] datetime2 NOT NULL,
    [FinishedAt] datetime2 NULL,
    [Report] nvarchar(max) NULL,
    [Error] nvarchar(1000) NULL,
    [LeasedUntil] datetime2 NULL,
    [Attempts] int NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Tasks] PRIMARY KEY ([Id])
);

CREATE TABLE [Units] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [Code] nvarchar(18) NOT NULL,
    [Level] nvarchar(32) NOT NULL,
    [Ownership] nvarchar(32) NOT NULL,
    [Street] nvarchar(200) NULL,
    [Address] nvarchar(200) NULL,
    [ContactName] nvarchar(200) NULL,
    [ContactMobile_Cipher] nvarchar(200) NULL,
    [ContactMobile_Index] nvarchar(44) NULL,
    [ContactMobile_Masked] nvarchar(40) NULL,
    [Email] nvarchar(254) NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Units] PRIMARY KEY ([Id])
);

CREATE TABLE [BodyTerms] (
    [Id] uniqueidentifier NOT NULL,
    [Body] uniqueidentifier NOT NULL,
    [Name] nvarchar(40) NOT NULL,
    [From] date NOT NULL,
    [To] date NULL,
    CONSTRAINT [PK_BodyTerms] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_BodyTerms_Bodies_Body] FOREIGN KEY ([Body]) REFERENCES [Bodies] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [Events] (
    [Id] uniqueidentifier NOT NULL,
    [Slug] nvarchar(80) NOT NULL,
    [Code] nvarchar(40) NULL,
    [Type] nvarchar(32) NOT NULL,
    [Class] nvarchar(32) NOT NULL,
    [Level] nvarchar(32) NOT NULL,
    [Status] nvarchar(32) NOT NULL,
    [Organiser] uniqueidentifier NULL,
    [StartsOn] date NOT NULL,
    [EndsOn] date NOT NULL,
    [Venue] nvarchar(200) NULL,
    [VenueAddress] nvarchar(200) NULL,
    [DescriptionZh] nvarchar(max) NULL,
    [DescriptionEn] nvarchar(max) NULL,
    [RegistrationOpensAt] datetime2 NULL,
    [RegistrationClosesAt] datetime2 NULL,
    [PaymentDays] int NOT NULL,
    [Hours] decimal(18,2) NOT NULL,
    [ReportedAttendance] int NULL,
    [PublishedAt] datetime2 NULL,
    [Name_En] nvarchar(300) NULL,
    [Name_Zh] nvarchar(300) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Events] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Events_Bodies_Organiser] FOREIGN KEY ([Organiser]) REFERENCES [Bodies] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Accounts] (
    [Id] uniqueidentifier NOT NULL,
    [DisplayName] nvarchar(200) NOT NULL,
    [Person] uniqueidentifier NULL,
    [MobileIndex] nvarchar(44) NULL,
    [Culture] nvarchar(10) NULL,
    [Closed] bit NOT NULL,
    [CreatedAt] datetime2 NOT NULL,
    [UserName] nvarchar(256) NULL,
    [NormalizedUserName] nvarchar(256) NULL,
    [Email] nvarchar(256) NULL,
    [NormalizedEmail] nvarchar(256) NULL,
    [EmailConfirmed] bit NOT NULL,
    [PasswordHash] nvarchar(max) NULL,
    [SecurityStamp] nvarchar(max) NULL,
    [ConcurrencyStamp] nvarchar(max) NULL,
    [TwoFactorEnabled] bit NOT NULL,
    [LockoutEnd] datetime2 NULL,
    [LockoutEnabled] bit NOT NULL,
    [AccessFailedCount] int NOT NULL,
    CONSTRAINT [PK_Accounts] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Accounts_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Memberships] (
    [Id] uniqueidentifier NOT NULL,
    [Person] uniqueidentifier NOT NULL,
    [Number] nvarchar(20) NOT NULL,
    [JoinedOn] date NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Memberships] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Memberships_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Employments] (
    [Id] uniqueidentifier NOT NULL,
    [Person] uniqueidentifier NOT NULL,
    [Unit] uniqueidentifier NOT NULL,
    [Department] nvarchar(100) NULL,
    [Title] nvarchar(100) NULL,
    [From] date NOT NULL,
    [To] date NULL,
    CONSTRAINT [PK_Employments] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Employments_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE CASCADE,
    CONSTRAINT [FK_Employments_Units_Unit] FOREIGN KEY ([Unit]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [UnitTerms] (
    [Id] uniqueidentifier NOT NULL,
    [Unit] uniqueidentifier NOT NULL,
    [Tier] nvarchar(32) NOT NULL,
    [From] date NOT NULL,
    [To] date NULL,
    [Resolution] nvarchar(200) NULL,
    CONSTRAINT [PK_UnitTerms] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_UnitTerms_Units_Unit] FOREIGN KEY ([Unit]) REFERENCES [Units] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [Appointments] (
    [Id] uniqueidentifier NOT NULL,
    [Term] uniqueidentifier NOT NULL,
    [Person] uniqueidentifier NOT NULL,
    [Position] nvarchar(32) NOT NULL,
    [From] date NOT NULL,
    [To] date NULL,
    CONSTRAINT [PK_Appointments] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Appointments_BodyTerms_Term] FOREIGN KEY ([Term]) REFERENCES [BodyTerms] ([Id]) ON DELETE CASCADE,
    CONSTRAINT [FK_Appointments_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Orders] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Payer] nvarchar(200) NOT NULL,
    [Account] uniqueidentifier NULL,
    [Reference] nvarchar(8) NOT NULL,
    [Status] nvarchar(32) NOT NULL,
    [PlacedAt] datetime2 NOT NULL,
    [DueAt] datetime2 NOT NULL,
    [Total_Amount] decimal(18,2) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Orders] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Orders_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [RoleGrants] (
    [Id] uniqueidentifier NOT NULL,
    [User] uniqueidentifier NOT NULL,
    [Role] nvarchar(32) NOT NULL,
    [Event] uniqueidentifier NULL,
    [GrantedBy] uniqueidentifier NOT NULL,
    [GrantedAt] datetime2 NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_RoleGrants] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_RoleGrants_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Sessions] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [StartsAt] datetime2 NOT NULL,
    [EndsAt] datetime2 NOT NULL,
    [Room] nvarchar(100) NULL,
    [Speaker] nvarchar(200) NULL,
    [Title_En] nvarchar(300) NULL,
    [Title_Zh] nvarchar(300) NOT NULL,
    CONSTRAINT [PK_Sessions] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Sessions_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [TicketCategories] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [MembersOnly] bit NOT NULL,
    [Order] int NOT NULL,
    [Name_En] nvarchar(300) NULL,
    [Name_Zh] nvarchar(300) NOT NULL,
    CONSTRAINT [PK_TicketCategories] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_TicketCategories_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [AspNetUserClaims] (
    [Id] int NOT NULL IDENTITY,
    [UserId] uniqueidentifier NOT NULL,
    [ClaimType] nvarchar(max) NULL,
    [ClaimValue] nvarchar(max) NULL,
    CONSTRAINT [PK_AspNetUserClaims] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_AspNetUserClaims_Accounts_UserId] FOREIGN KEY ([UserId]) REFERENCES [Accounts] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [AspNetUserLogins] (
    [LoginProvider] nvarchar(450) NOT NULL,
    [ProviderKey] nvarchar(450) NOT NULL,
    [ProviderDisplayName] nvarchar(max) NULL,
    [UserId] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_AspNetUserLogins] PRIMARY KEY ([LoginProvider], [ProviderKey]),
    CONSTRAINT [FK_AspNetUserLogins_Accounts_UserId] FOREIGN KEY ([UserId]) REFERENCES [Accounts] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [AspNetUserPasskeys] (
    [CredentialId] varbinary(1024) NOT NULL,
    [UserId] uniqueidentifier NOT NULL,
    [Data] nvarchar(max) NOT NULL,
    CONSTRAINT [PK_AspNetUserPasskeys] PRIMARY KEY ([CredentialId]),
    CONSTRAINT [FK_AspNetUserPasskeys_Accounts_UserId] FOREIGN KEY ([UserId]) REFERENCES [Accounts] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [AspNetUserTokens] (
    [UserId] uniqueidentifier NOT NULL,
    [LoginProvider] nvarchar(450) NOT NULL,
    [Name] nvarchar(450) NOT NULL,
    [Value] nvarchar(max) NULL,
    CONSTRAINT [PK_AspNetUserTokens] PRIMARY KEY ([UserId], [LoginProvider], [Name]),
    CONSTRAINT [FK_AspNetUserTokens_Accounts_UserId] FOREIGN KEY ([UserId]) REFERENCES [Accounts] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [MembershipTerms] (
    [Id] uniqueidentifier NOT NULL,
    [Membership] uniqueidentifier NOT NULL,
    [Category] nvarchar(32) NOT NULL,
    [State] nvarchar(32) NOT NULL,
    [From] date NOT NULL,
    [To] date NULL,
    CONSTRAINT [PK_MembershipTerms] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_MembershipTerms_Memberships_Membership] FOREIGN KEY ([Membership]) REFERENCES [Memberships] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [LedgerTransactions] (
    [Id] uniqueidentifier NOT NULL,
    [Kind] nvarchar(32) NOT NULL,
    [Order] uniqueidentifier NOT NULL,
    [BookedAt] datetime2 NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_LedgerTransactions] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_LedgerTransactions_Orders_Order] FOREIGN KEY ([Order]) REFERENCES [Orders] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [OrderLines] (
    [Id] uniqueidentifier NOT NULL,
    [Order] uniqueidentifier NOT NULL,
    [Registration] uniqueidentifier NOT NULL,
    [Description] nvarchar(300) NOT NULL,
    [Amount_Amount] decimal(18,2) NOT NULL,
    CONSTRAINT [PK_OrderLines] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_OrderLines_Orders_Order] FOREIGN KEY ([Order]) REFERENCES [Orders] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [Payments] (
    [Id] uniqueidentifier NOT NULL,
    [Order] uniqueidentifier NOT NULL,
    [Method] nvarchar(32) NOT NULL,
    [ReceivedOn] date NOT NULL,
    [ConfirmedBy] uniqueidentifier NOT NULL,
    [BookedAt] datetime2 NOT NULL,
    [Amount_Amount] decimal(18,2) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Payments] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Payments_Orders_Order] FOREIGN KEY ([Order]) REFERENCES [Orders] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Refunds] (
    [Id] uniqueidentifier NOT NULL,
    [Order] uniqueidentifier NOT NULL,
    [BookedAt] datetime2 NOT NULL,
    [Amount_Amount] decimal(18,2) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Refunds] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Refunds_Orders_Order] FOREIGN KEY ([Order]) REFERENCES [Orders] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Slips] (
    [Id] uniqueidentifier NOT NULL,
    [Order] uniqueidentifier NOT NULL,
    [File] uniqueidentifier NOT NULL,
    [Status] nvarchar(32) NOT NULL,
    [UploadedAt] datetime2 NOT NULL,
    [DecidedAt] datetime2 NULL,
    [DecidedBy] uniqueidentifier NULL,
    [Reason] nvarchar(500) NULL,
    CONSTRAINT [PK_Slips] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Slips_Files_File] FOREIGN KEY ([File]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Slips_Orders_Order] FOREIGN KEY ([Order]) REFERENCES [Orders] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [PricePhase] (
    [Id] uniqueidentifier NOT NULL,
    [Category] uniqueidentifier NOT NULL,
    [Until] datetime2 NULL,
    [Order] int NOT NULL,
    [MemberPrice_Amount] decimal(18,2) NOT NULL,
    [Name_En] nvarchar(300) NULL,
    [Name_Zh] nvarchar(300) NOT NULL,
    [NonMemberPrice_Amount] decimal(18,2) NOT NULL,
    CONSTRAINT [PK_PricePhase] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_PricePhase_TicketCategories_Category] FOREIGN KEY ([Category]) REFERENCES [TicketCategories] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [Quotas] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Category] uniqueidentifier NULL,
    [Capacity] int NOT NULL,
    [Taken] int NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Quotas] PRIMARY KEY ([Id]),
    CONSTRAINT [CK_Quotas_Taken] CHECK ("Taken" >= 0 AND "Taken" <= "Capacity"),
    CONSTRAINT [FK_Quotas_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Quotas_TicketCategories_Category] FOREIGN KEY ([Category]) REFERENCES [TicketCategories] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Registrations] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Category] uniqueidentifier NOT NULL,
    [Phase] uniqueidentifier NOT NULL,
    [AsMember] bit NOT NULL,
    [Person] uniqueidentifier NOT NULL,
    [AttendeeKey] nvarchar(64) NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [Email] nvarchar(254) NULL,
    [Unit] nvarchar(200) NULL,
    [Account] uniqueidentifier NULL,
    [Number] nvarchar(8) NOT NULL,
    [TicketCode] nvarchar(26) NOT NULL,
    [Status] nvarchar(32) NOT NULL,
    [RegisteredAt] datetime2 NOT NULL,
    [HeldUntil] datetime2 NULL,
    [CheckedInAt] datetime2 NULL,
    [Order] uniqueidentifier NULL,
    [Language] nvarchar(10) NOT NULL,
    [Remark] nvarchar(4000) NULL,
    [ConsentedAt] datetime2 NULL,
    [Price_Amount] decimal(18,2) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Registrations] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Registrations_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Registrations_Orders_Order] FOREIGN KEY ([Order]) REFERENCES [Orders] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Registrations_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Registrations_TicketCategories_Category] FOREIGN KEY ([Category]) REFERENCES [TicketCategories] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [LedgerEntries] (
    [Id] uniqueidentifier NOT NULL,
    [Transaction] uniqueidentifier NOT NULL,
    [Account] nvarchar(32) NOT NULL,
    [Amount_Amount] decimal(18,2) NOT NULL,
    CONSTRAINT [PK_LedgerEntries] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_LedgerEntries_LedgerTransactions_Transaction] FOREIGN KEY ([Transaction]) REFERENCES [LedgerTransactions] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Receipts] (
    [Id] uniqueidentifier NOT NULL,
    [Payment] uniqueidentifier NOT NULL,
    [Order] uniqueidentifier NOT NULL,
    [Payer] nvarchar(200) NOT NULL,
    [Year] int NOT NULL,
    [Serial] int NOT NULL,
    [Number] nvarchar(20) NOT NULL,
    [IssuedOn] date NOT NULL,
    [File] uniqueidentifier NULL,
    [Amount_Amount] decimal(18,2) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Receipts] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Receipts_Payments_Payment] FOREIGN KEY ([Payment]) REFERENCES [Payments] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Certificates] (
    [Id] uniqueidentifier NOT NULL,
    [Number] nvarchar(24) NOT NULL,
    [Registration] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Person] uniqueidentifier NOT NULL,
    [HolderName] nvarchar(200) NOT NULL,
    [HolderLatinName] nvarchar(300) NOT NULL,
    [From] date NOT NULL,
    [To] date NOT NULL,
    [Hours] decimal(18,2) NOT NULL,
    [IssuedAt] datetime2 NOT NULL,
    [Status] nvarchar(32) NOT NULL,
    [RevokedAt] datetime2 NULL,
    [RevocationReason] nvarchar(500) NULL,
    [File] uniqueidentifier NOT NULL,
    [FileSha256] nvarchar(64) NOT NULL,
    [EventName_En] nvarchar(300) NULL,
    [EventName_Zh] nvarchar(300) NOT NULL,
    [Issuer_En] nvarchar(300) NULL,
    [Issuer_Zh] nvarchar(300) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Certificates] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Certificates_Files_File] FOREIGN KEY ([File]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Certificates_Registrations_Registration] FOREIGN KEY ([Registration]) REFERENCES [Registrations] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Scans] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Registration] uniqueidentifier NULL,
    [Verdict] nvarchar(32) NOT NULL,
    [Method] nvarchar(32) NOT NULL,
    [Steward] uniqueidentifier NOT NULL,
    [At] datetime2 NOT NULL,
    [Nonce] nvarchar(40) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Scans] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Scans_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Scans_Registrations_Registration] FOREIGN KEY ([Registration]) REFERENCES [Registrations] ([Id]) ON DELETE NO ACTION
);

CREATE INDEX [EmailIndex] ON [Accounts] ([NormalizedEmail]);

CREATE UNIQUE INDEX [IX_Accounts_MobileIndex] ON [Accounts] ([MobileIndex]) WHERE "MobileIndex" IS NOT NULL;

CREATE UNIQUE INDEX [IX_Accounts_Person] ON [Accounts] ([Person]) WHERE "Person" IS NOT NULL;

CREATE UNIQUE INDEX [UserNameIndex] ON [Accounts] ([NormalizedUserName]) WHERE [NormalizedUserName] IS NOT NULL;

CREATE UNIQUE INDEX [IX_ApiTokens_Hash] ON [ApiTokens] ([Hash]);

CREATE INDEX [IX_ApiTokens_Owner] ON [ApiTokens] ([Owner]);

CREATE INDEX [IX_Appointments_Person] ON [Appointments] ([Person]);

CREATE UNIQUE INDEX [IX_Appointments_Term_Person_Position] ON [Appointments] ([Term], [Person], [Position]);

CREATE INDEX [IX_AspNetUserClaims_UserId] ON [AspNetUserClaims] ([UserId]);

CREATE INDEX [IX_AspNetUserLogins_UserId] ON [AspNetUserLogins] ([UserId]);

CREATE INDEX [IX_AspNetUserPasskeys_UserId] ON [AspNetUserPasskeys] ([UserId]);

CREATE INDEX [IX_AuditEntries_At] ON [AuditEntries] ([At]);

CREATE INDEX [IX_AuditEntries_Block] ON [AuditEntries] ([Block]);

CREATE INDEX [IX_AuditEntries_Entity_EntityId] ON [AuditEntries] ([Entity], [EntityId]);

CREATE UNIQUE INDEX [IX_Bodies_Slug] ON [Bodies] ([Slug]);

CREATE UNIQUE INDEX [IX_BodyTerms_Body_Name] ON [BodyTerms] ([Body], [Name]);

CREATE INDEX [IX_Certificates_Event] ON [Certificates] ([Event]);

CREATE INDEX [IX_Certificates_File] ON [Certificates] ([File]);

CREATE UNIQUE INDEX [IX_Certificates_Number] ON [Certificates] ([Number]);

CREATE INDEX [IX_Certificates_Person] ON [Certificates] ([Person]);

CREATE UNIQUE INDEX [IX_Certificates_Registration] ON [Certificates] ([Registration]) WHERE "Status" = 'Valid';

CREATE INDEX [IX_Employments_Person] ON [Employments] ([Person]);

CREATE INDEX [IX_Employments_Unit] ON [Employments] ([Unit]);

CREATE UNIQUE INDEX [IX_Events_Code] ON [Events] ([Code]) WHERE "Code" IS NOT NULL;

CREATE INDEX [IX_Events_Organiser] ON [Events] ([Organiser]);

CREATE UNIQUE INDEX [IX_Events_Slug] ON [Events] ([Slug]);

CREATE INDEX [IX_Events_Status_StartsOn] ON [Events] ([Status], [StartsOn]);

CREATE INDEX [IX_IdempotencyRecords_At] ON [IdempotencyRecords] ([At]);

CREATE INDEX [IX_LedgerEntries_Account] ON [LedgerEntries] ([Account]);

CREATE INDEX [IX_LedgerEntries_Transaction] ON [LedgerEntries] ([Transaction]);

CREATE INDEX [IX_LedgerTransactions_Order] ON [LedgerTransactions] ([Order]);

CREATE UNIQUE INDEX [IX_Memberships_Number] ON [Memberships] ([Number]);

CREATE UNIQUE INDEX [IX_Memberships_Person] ON [Memberships] ([Person]);

CREATE INDEX [IX_MembershipTerms_Membership] ON [MembershipTerms] ([Membership]);

CREATE INDEX [IX_OrderLines_Order] ON [OrderLines] ([Order]);

CREATE UNIQUE INDEX [IX_OrderLines_Registration] ON [OrderLines] ([Registration]);

CREATE INDEX [IX_Orders_Event] ON [Orders] ([Event]);

CREATE UNIQUE INDEX [IX_Orders_Reference] ON [Orders] ([Reference]);

CREATE INDEX [IX_Orders_Status_DueAt] ON [Orders] ([Status], [DueAt]);

CREATE UNIQUE INDEX [IX_Outbox_Key] ON [Outbox] ([Key]);

CREATE INDEX [IX_Outbox_State_NextAttemptAt] ON [Outbox] ([State], [NextAttemptAt]);

CREATE UNIQUE INDEX [IX_Payments_Order] ON [Payments] ([Order]);

CREATE INDEX [IX_People_Initials] ON [People] ([Initials]);

CREATE INDEX [IX_People_Mobile_Index] ON [People] ([Mobile_Index]);

CREATE INDEX [IX_People_Pinyin] ON [People] ([Pinyin]);

CREATE INDEX [IX_People_PracticeCertificate_Index] ON [People] ([PracticeCertificate_Index]);

CREATE UNIQUE INDEX [IX_People_ResidentId_Index] ON [People] ([ResidentId_Index]) WHERE [ResidentId_Index] IS NOT NULL;

CREATE INDEX [IX_People_SortKey_Id] ON [People] ([SortKey], [Id]);

CREATE INDEX [IX_PricePhase_Category] ON [PricePhase] ([Category]);

CREATE INDEX [IX_Quotas_Category] ON [Quotas] ([Category]);

CREATE UNIQUE INDEX [IX_Quotas_Event_Category] ON [Quotas] ([Event], [Category]) WHERE [Category] IS NOT NULL;

CREATE UNIQUE INDEX [IX_Receipts_Number] ON [Receipts] ([Number]);

CREATE UNIQUE INDEX [IX_Receipts_Payment] ON [Receipts] ([Payment]);

CREATE UNIQUE INDEX [IX_Receipts_Year_Serial] ON [Receipts] ([Year], [Serial]);

CREATE UNIQUE INDEX [IX_Refunds_Order] ON [Refunds] ([Order]);

CREATE INDEX [IX_Registrations_Account] ON [Registrations] ([Account]);

CREATE INDEX [IX_Registrations_Category] ON [Registrations] ([Category]);

CREATE UNIQUE INDEX [IX_Registrations_Event_AttendeeKey] ON [Registrations] ([Event], [AttendeeKey]) WHERE "Status" IN ('AwaitingPayment', 'Confirmed');

CREATE UNIQUE INDEX [IX_Registrations_Event_Person] ON [Registrations] ([Event], [Person]) WHERE "Status" IN ('AwaitingPayment', 'Confirmed');

CREATE UNIQUE INDEX [IX_Registrations_Number] ON [Registrations] ([Number]);

CREATE INDEX [IX_Registrations_Order] ON [Registrations] ([Order]);

CREATE INDEX [IX_Registrations_Person] ON [Registrations] ([Person]);

CREATE INDEX [IX_Registrations_Status_HeldUntil] ON [Registrations] ([Status], [HeldUntil]);

CREATE UNIQUE INDEX [IX_Registrations_TicketCode] ON [Registrations] ([TicketCode]);

CREATE INDEX [IX_RoleGrants_Event] ON [RoleGrants] ([Event]);

CREATE INDEX [IX_RoleGrants_User] ON [RoleGrants] ([User]);

CREATE UNIQUE INDEX [IX_Scans_Event_Nonce] ON [Scans] ([Event], [Nonce]);

CREATE UNIQUE INDEX [IX_Scans_Registration] ON [Scans] ([Registration]) WHERE "Verdict" = 'Admitted';

CREATE INDEX [IX_Sessions_Event] ON [Sessions] ([Event]);

CREATE INDEX [IX_SignInAttempts_Since] ON [SignInAttempts] ([Since]);

CREATE INDEX [IX_Slips_File] ON [Slips] ([File]);

CREATE INDEX [IX_Slips_Order] ON [Slips] ([Order]);

CREATE INDEX [IX_Tasks_StartedBy_QueuedAt] ON [Tasks] ([StartedBy], [QueuedAt]);

CREATE INDEX [IX_Tasks_State] ON [Tasks] ([State]);

CREATE INDEX [IX_TicketCategories_Event] ON [TicketCategories] ([Event]);

CREATE UNIQUE INDEX [IX_Units_Code] ON [Units] ([Code]);

CREATE INDEX [IX_Units_ContactMobile_Index] ON [Units] ([ContactMobile_Index]);

CREATE UNIQUE INDEX [IX_Units_Name] ON [Units] ([Name]);

CREATE INDEX [IX_UnitTerms_Unit] ON [UnitTerms] ([Unit]);

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261122165649_Initial', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
EXEC sp_rename N'[Sessions].[Room]', N'Room_Zh', 'COLUMN';

DECLARE @var nvarchar(max);
SELECT @var = QUOTENAME([d].[name])
FROM [sys].[default_constraints] [d]
INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Sessions]') AND [c].[name] = N'Room_Zh');
IF @var IS NOT NULL EXEC(N'ALTER TABLE [Sessions] DROP CONSTRAINT ' + @var + ';');
ALTER TABLE [Sessions] ALTER COLUMN [Room_Zh] nvarchar(300) NULL;

ALTER TABLE [Sessions] ADD [Room_En] nvarchar(300) NULL;

EXEC sp_rename N'[Sessions].[Speaker]', N'Speaker_Zh', 'COLUMN';

DECLARE @var1 nvarchar(max);
SELECT @var1 = QUOTENAME([d].[name])
FROM [sys].[default_constraints] [d]
INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Sessions]') AND [c].[name] = N'Speaker_Zh');
IF @var1 IS NOT NULL EXEC(N'ALTER TABLE [Sessions] DROP CONSTRAINT ' + @var1 + ';');
ALTER TABLE [Sessions] ALTER COLUMN [Speaker_Zh] nvarchar(300) NULL;

ALTER TABLE [Sessions] ADD [Speaker_En] nvarchar(300) NULL;

EXEC sp_rename N'[Events].[Venue]', N'Venue_Zh', 'COLUMN';

DECLARE @var2 nvarchar(max);
SELECT @var2 = QUOTENAME([d].[name])
FROM [sys].[default_constraints] [d]
INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Events]') AND [c].[name] = N'Venue_Zh');
IF @var2 IS NOT NULL EXEC(N'ALTER TABLE [Events] DROP CONSTRAINT ' + @var2 + ';');
ALTER TABLE [Events] ALTER COLUMN [Venue_Zh] nvarchar(300) NULL;

ALTER TABLE [Events] ADD [Venue_En] nvarchar(300) NULL;

EXEC sp_rename N'[Events].[VenueAddress]', N'VenueAddress_Zh', 'COLUMN';

DECLARE @var3 nvarchar(max);
SELECT @var3 = QUOTENAME([d].[name])
FROM [sys].[default_constraints] [d]
INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Events]') AND [c].[name] = N'VenueAddress_Zh');
IF @var3 IS NOT NULL EXEC(N'ALTER TABLE [Events] DROP CONSTRAINT ' + @var3 + ';');
ALTER TABLE [Events] ALTER COLUMN [VenueAddress_Zh] nvarchar(300) NULL;

ALTER TABLE [Events] ADD [VenueAddress_En] nvarchar(300) NULL;

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261122183219_EventVenueInTwoLanguages', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
DROP INDEX [IX_OrderLines_Registration] ON [OrderLines];

DECLARE @var4 nvarchar(max);
SELECT @var4 = QUOTENAME([d].[name])
FROM [sys].[default_constraints] [d]
INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Orders]') AND [c].[name] = N'Event');
IF @var4 IS NOT NULL EXEC(N'ALTER TABLE [Orders] DROP CONSTRAINT ' + @var4 + ';');
ALTER TABLE [Orders] ALTER COLUMN [Event] uniqueidentifier NULL;

DECLARE @var5 nvarchar(max);
SELECT @var5 = QUOTENAME([d].[name])
FROM [sys].[default_constraints] [d]
INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
WHERE ([d].[parent_object_id] = OBJECT_ID(N'[OrderLines]') AND [c].[name] = N'Registration');
IF @var5 IS NOT NULL EXEC(N'ALTER TABLE [OrderLines] DROP CONSTRAINT ' + @var5 + ';');
ALTER TABLE [OrderLines] ALTER COLUMN [Registration] uniqueidentifier NULL;

ALTER TABLE [OrderLines] ADD [Term] uniqueidentifier NULL;

ALTER TABLE [MembershipTerms] ADD [EndedOn] date NULL;

ALTER TABLE [MembershipTerms] ADD [Ending] nvarchar(32) NULL;

ALTER TABLE [MembershipTerms] ADD [EndingReason] nvarchar(500) NULL;

ALTER TABLE [MembershipTerms] ADD [Months] int NULL;

ALTER TABLE [Memberships] ADD [CardKey] nvarchar(26) NULL;

ALTER TABLE [Memberships] ADD [ListedSince] datetime2 NULL;

ALTER TABLE [Memberships] ADD [Override_Reason] nvarchar(500) NULL;

ALTER TABLE [Memberships] ADD [Override_Status] nvarchar(32) NULL;

ALTER TABLE [Memberships] ADD [Override_Until] date NULL;

CREATE TABLE [Applications] (
    [Id] uniqueidentifier NOT NULL,
    [Number] nvarchar(8) NOT NULL,
    [Status] nvarchar(32) NOT NULL,
    [Channel] nvarchar(32) NOT NULL,
    [Category] nvarchar(32) NOT NULL,
    [Account] uniqueidentifier NULL,
    [Language] nvarchar(10) NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [ResidentId_Cipher] nvarchar(200) NULL,
    [ResidentId_Index] nvarchar(44) NULL,
    [ResidentId_Masked] nvarchar(40) NULL,
    [Sex] nvarchar(32) NOT NULL,
    [BirthDate] date NULL,
    [Mobile_Cipher] nvarchar(200) NULL,
    [Mobile_Index] nvarchar(44) NULL,
    [Mobile_Masked] nvarchar(40) NULL,
    [Email] nvarchar(254) NULL,
    [Unit] uniqueidentifier NULL,
    [UnitName] nvarchar(200) NULL,
    [Department] nvarchar(100) NULL,
    [Title] nvarchar(100) NULL,
    [PracticeCertificate_Cipher] nvarchar(200) NULL,
    [PracticeCertificate_Index] nvarchar(44) NULL,
    [PracticeCertificate_Masked] nvarchar(40) NULL,
    [Statement] nvarchar(1000) NULL,
    [ConsentedAt] datetime2 NULL,
    [WantsListing] bit NOT NULL,
    [StartedAt] datetime2 NOT NULL,
    [SubmittedAt] datetime2 NULL,
    [DecidedAt] datetime2 NULL,
    [DecidedBy] uniqueidentifier NULL,
    [Reason] nvarchar(500) NULL,
    [Membership] uniqueidentifier NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Applications] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Applications_Memberships_Membership] FOREIGN KEY ([Membership]) REFERENCES [Memberships] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Applications_Units_Unit] FOREIGN KEY ([Unit]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [MembershipPolicies] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(20) NOT NULL,
    [NumberPattern] nvarchar(40) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_MembershipPolicies] PRIMARY KEY ([Id])
);

CREATE TABLE [ApplicationEvidence] (
    [Id] uniqueidentifier NOT NULL,
    [Application] uniqueidentifier NOT NULL,
    [Kind] nvarchar(32) NOT NULL,
    [File] uniqueidentifier NOT NULL,
    [AddedAt] datetime2 NOT NULL,
    CONSTRAINT [PK_ApplicationEvidence] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_ApplicationEvidence_Applications_Application] FOREIGN KEY ([Application]) REFERENCES [Applications] ([Id]) ON DELETE CASCADE,
    CONSTRAINT [FK_ApplicationEvidence_Files_File] FOREIGN KEY ([File]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [ApplicationStep] (
    [Id] uniqueidentifier NOT NULL,
    [Application] uniqueidentifier NOT NULL,
    [Act] nvarchar(32) NOT NULL,
    [By] uniqueidentifier NULL,
    [Words] nvarchar(500) NULL,
    [At] datetime2 NOT NULL,
    CONSTRAINT [PK_ApplicationStep] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_ApplicationStep_Applications_Application] FOREIGN KEY ([Application]) REFERENCES [Applications] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [CategoryRules] (
    [Id] uniqueidentifier NOT NULL,
    [Policy] uniqueidentifier NOT NULL,
    [Category] nvarchar(32) NOT NULL,
    [Open] bit NOT NULL,
    [NeedsLicence] bit NOT NULL,
    [NeedsTitle] bit NOT NULL,
    [NeedsEvidence] bit NOT NULL,
    [TermMonths] int NULL,
    [RenewalOpensDays] int NOT NULL,
    [GraceDays] int NOT NULL,
    [RenewalClosesDays] int NOT NULL,
    [Eligibility_En] nvarchar(300) NULL,
    [Eligibility_Zh] nvarchar(300) NOT NULL,
    [Fee_Amount] decimal(18,2) NOT NULL,
    CONSTRAINT [PK_CategoryRules] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_CategoryRules_MembershipPolicies_Policy] FOREIGN KEY ([Policy]) REFERENCES [MembershipPolicies] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [StatusRule] (
    [Id] uniqueidentifier NOT NULL,
    [Policy] uniqueidentifier NOT NULL,
    [Place] int NOT NULL,
    [Status] nvarchar(32) NOT NULL,
    [Counts] bit NOT NULL,
    [FromDate] nvarchar(32) NULL,
    [FromOffset] int NOT NULL,
    [FromUnit] nvarchar(32) NOT NULL,
    [ToDate] nvarchar(32) NULL,
    [ToOffset] int NOT NULL,
    [ToUnit] nvarchar(32) NOT NULL,
    CONSTRAINT [PK_StatusRule] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_StatusRule_MembershipPolicies_Policy] FOREIGN KEY ([Policy]) REFERENCES [MembershipPolicies] ([Id]) ON DELETE CASCADE
);

CREATE UNIQUE INDEX [IX_OrderLines_Registration] ON [OrderLines] ([Registration]) WHERE "Registration" IS NOT NULL;

CREATE UNIQUE INDEX [IX_OrderLines_Term] ON [OrderLines] ([Term]) WHERE "Term" IS NOT NULL;

CREATE UNIQUE INDEX [IX_MembershipTerms_Proposed] ON [MembershipTerms] ([Membership]) WHERE "State" = 'Proposed';

CREATE UNIQUE INDEX [IX_Memberships_CardKey] ON [Memberships] ([CardKey]) WHERE "CardKey" IS NOT NULL;

CREATE INDEX [IX_ApplicationEvidence_Application] ON [ApplicationEvidence] ([Application]);

CREATE INDEX [IX_ApplicationEvidence_File] ON [ApplicationEvidence] ([File]);

CREATE INDEX [IX_Applications_Account] ON [Applications] ([Account]);

CREATE INDEX [IX_Applications_Membership] ON [Applications] ([Membership]);

CREATE INDEX [IX_Applications_Mobile_Index] ON [Applications] ([Mobile_Index]);

CREATE UNIQUE INDEX [IX_Applications_Number] ON [Applications] ([Number]);

CREATE INDEX [IX_Applications_PracticeCertificate_Index] ON [Applications] ([PracticeCertificate_Index]);

CREATE INDEX [IX_Applications_ResidentId_Index] ON [Applications] ([ResidentId_Index]);

CREATE INDEX [IX_Applications_Status_SubmittedAt] ON [Applications] ([Status], [SubmittedAt]);

CREATE INDEX [IX_Applications_Unit] ON [Applications] ([Unit]);

CREATE INDEX [IX_ApplicationStep_Application] ON [ApplicationStep] ([Application]);

CREATE UNIQUE INDEX [IX_CategoryRules_Policy_Category] ON [CategoryRules] ([Policy], [Category]);

CREATE UNIQUE INDEX [IX_MembershipPolicies_Name] ON [MembershipPolicies] ([Name]);

CREATE INDEX [IX_StatusRule_Policy] ON [StatusRule] ([Policy]);

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261122185818_Membership', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
ALTER TABLE [UnitTerms] ADD [CouncilTerm] nvarchar(60) NULL;

ALTER TABLE [UnitTerms] ADD [Decision] uniqueidentifier NULL;

ALTER TABLE [UnitTerms] ADD [ElectedUntil] date NULL;

ALTER TABLE [UnitTerms] ADD [EndNote] nvarchar(200) NULL;

ALTER TABLE [UnitTerms] ADD [Ending] nvarchar(32) NULL;

ALTER TABLE [UnitTerms] ADD [Representative] uniqueidentifier NULL;

ALTER TABLE [Units] ADD [Kind] nvarchar(32) NOT NULL DEFAULT N'Other';

ALTER TABLE [Units] ADD [Licence] nvarchar(40) NULL;

CREATE TABLE [Resolutions] (
    [Id] uniqueidentifier NOT NULL,
    [Body] nvarchar(32) NOT NULL,
    [Meeting] nvarchar(200) NOT NULL,
    [Number] nvarchar(60) NULL,
    [HeldOn] date NOT NULL,
    [Secret] bit NOT NULL,
    [Due] int NOT NULL,
    [Present] int NOT NULL,
    [For] int NOT NULL,
    [Against] int NOT NULL,
    [Abstain] int NOT NULL,
    [Minutes] uniqueidentifier NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Resolutions] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Resolutions_Files_Minutes] FOREIGN KEY ([Minutes]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [StaffTransfers] (
    [Id] uniqueidentifier NOT NULL,
    [Person] uniqueidentifier NOT NULL,
    [From] uniqueidentifier NOT NULL,
    [To] uniqueidentifier NOT NULL,
    [On] date NOT NULL,
    [Note] nvarchar(200) NULL,
    [AskedBy] uniqueidentifier NOT NULL,
    [AskedAt] datetime2 NOT NULL,
    [Status] nvarchar(32) NOT NULL,
    [DecidedBy] uniqueidentifier NULL,
    [DecidedAt] datetime2 NULL,
    [Reason] nvarchar(200) NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_StaffTransfers] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_StaffTransfers_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_StaffTransfers_Units_From] FOREIGN KEY ([From]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_StaffTransfers_Units_To] FOREIGN KEY ([To]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [TierNames] (
    [Id] uniqueidentifier NOT NULL,
    [Tier] nvarchar(32) NOT NULL,
    [Name_En] nvarchar(300) NULL,
    [Name_Zh] nvarchar(300) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_TierNames] PRIMARY KEY ([Id])
);

CREATE TABLE [UnitContacts] (
    [Id] uniqueidentifier NOT NULL,
    [Unit] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [Duty] nvarchar(100) NULL,
    [Mobile_Cipher] nvarchar(200) NULL,
    [Mobile_Index] nvarchar(44) NULL,
    [Mobile_Masked] nvarchar(40) NULL,
    [Phone] nvarchar(40) NULL,
    [Email] nvarchar(254) NULL,
    CONSTRAINT [PK_UnitContacts] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_UnitContacts_Units_Unit] FOREIGN KEY ([Unit]) REFERENCES [Units] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [UnitInvitations] (
    [Id] uniqueidentifier NOT NULL,
    [Unit] uniqueidentifier NOT NULL,
    [Person] uniqueidentifier NULL,
    [Name] nvarchar(200) NULL,
    [Number] nvarchar(40) NULL,
    [Email] nvarchar(254) NULL,
    [Department] nvarchar(100) NULL,
    [Title] nvarchar(100) NULL,
    [CodeHash] nvarchar(64) NOT NULL,
    [UsesLeft] int NOT NULL,
    [Accepted] int NOT NULL,
    [InvitedBy] uniqueidentifier NOT NULL,
    [InvitedAt] datetime2 NOT NULL,
    [ExpiresAt] datetime2 NOT NULL,
    [WithdrawnAt] datetime2 NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_UnitInvitations] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_UnitInvitations_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_UnitInvitations_Units_Unit] FOREIGN KEY ([Unit]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [UnitLiaisons] (
    [Id] uniqueidentifier NOT NULL,
    [Unit] uniqueidentifier NOT NULL,
    [Person] uniqueidentifier NOT NULL,
    [Staff] bit NOT NULL,
    [Dues] bit NOT NULL,
    [Credits] bit NOT NULL,
    [GrantedBy] uniqueidentifier NOT NULL,
    [GrantedAt] datetime2 NOT NULL,
    [WithdrawnAt] datetime2 NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_UnitLiaisons] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_UnitLiaisons_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_UnitLiaisons_Units_Unit] FOREIGN KEY ([Unit]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION
);

CREATE INDEX [IX_UnitTerms_Decision] ON [UnitTerms] ([Decision]);

CREATE INDEX [IX_UnitTerms_From_To] ON [UnitTerms] ([From], [To]);

CREATE INDEX [IX_UnitTerms_Representative] ON [UnitTerms] ([Representative]);

CREATE INDEX [IX_Resolutions_HeldOn] ON [Resolutions] ([HeldOn]);

CREATE INDEX [IX_Resolutions_Minutes] ON [Resolutions] ([Minutes]);

CREATE INDEX [IX_StaffTransfers_From] ON [StaffTransfers] ([From]);

CREATE UNIQUE INDEX [IX_StaffTransfers_Person] ON [StaffTransfers] ([Person]) WHERE "Status" = 'Open';

CREATE INDEX [IX_StaffTransfers_To] ON [StaffTransfers] ([To]);

CREATE UNIQUE INDEX [IX_TierNames_Tier] ON [TierNames] ([Tier]);

CREATE INDEX [IX_UnitContacts_Mobile_Index] ON [UnitContacts] ([Mobile_Index]);

CREATE INDEX [IX_UnitContacts_Unit] ON [UnitContacts] ([Unit]);

CREATE UNIQUE INDEX [IX_UnitInvitations_CodeHash] ON [UnitInvitations] ([CodeHash]);

CREATE INDEX [IX_UnitInvitations_Person] ON [UnitInvitations] ([Person]);

CREATE INDEX [IX_UnitInvitations_Unit] ON [UnitInvitations] ([Unit]);

CREATE UNIQUE INDEX [IX_UnitLiaisons_Person_Unit] ON [UnitLiaisons] ([Person], [Unit]) WHERE "WithdrawnAt" IS NULL;

CREATE INDEX [IX_UnitLiaisons_Unit] ON [UnitLiaisons] ([Unit]);

ALTER TABLE [UnitTerms] ADD CONSTRAINT [FK_UnitTerms_People_Representative] FOREIGN KEY ([Representative]) REFERENCES [People] ([Id]) ON DELETE NO ACTION;

ALTER TABLE [UnitTerms] ADD CONSTRAINT [FK_UnitTerms_Resolutions_Decision] FOREIGN KEY ([Decision]) REFERENCES [Resolutions] ([Id]) ON DELETE NO ACTION;

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261122195202_UnitsAndDesk', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
ALTER TABLE [Employments] DROP CONSTRAINT [FK_Employments_People_Person];

ALTER TABLE [MembershipTerms] DROP CONSTRAINT [FK_MembershipTerms_Memberships_Membership];

ALTER TABLE [People] ADD [UncheckedForDuplicates] bit NULL;

CREATE TABLE [DuplicatePairs] (
    [Id] uniqueidentifier NOT NULL,
    [First] uniqueidentifier NOT NULL,
    [Second] uniqueidentifier NOT NULL,
    [Score] int NOT NULL,
    [Reasons] int NOT NULL,
    [Evidence] nvarchar(64) NOT NULL,
    [State] nvarchar(32) NOT NULL,
    [FoundAt] datetime2 NOT NULL,
    [DecidedBy] uniqueidentifier NULL,
    [DecidedAt] datetime2 NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_DuplicatePairs] PRIMARY KEY ([Id])
);

CREATE TABLE [PersonMerges] (
    [Id] uniqueidentifier NOT NULL,
    [Gone] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [Survivor] uniqueidentifier NOT NULL,
    [KeptAs] uniqueidentifier NOT NULL,
    [Number] nvarchar(20) NULL,
    [CardKey] nvarchar(26) NULL,
    [MergedBy] uniqueidentifier NOT NULL,
    [MergedAt] datetime2 NOT NULL,
    [Counts] nvarchar(4000) NOT NULL,
    [Journal] nvarchar(max) NULL,
    [UndoneBy] uniqueidentifier NULL,
    [UndoneAt] datetime2 NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_PersonMerges] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_PersonMerges_People_Survivor] FOREIGN KEY ([Survivor]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
);

CREATE INDEX [IX_People_Email] ON [People] ([Email]);

CREATE INDEX [IX_People_UncheckedForDuplicates] ON [People] ([UncheckedForDuplicates]) WHERE "UncheckedForDuplicates" IS NOT NULL;

CREATE UNIQUE INDEX [IX_DuplicatePairs_First_Second] ON [DuplicatePairs] ([First], [Second]);

CREATE INDEX [IX_DuplicatePairs_Second] ON [DuplicatePairs] ([Second]);

CREATE INDEX [IX_DuplicatePairs_State_Score_Id] ON [DuplicatePairs] ([State], [Score], [Id]);

CREATE INDEX [IX_PersonMerges_CardKey] ON [PersonMerges] ([CardKey]) WHERE "CardKey" IS NOT NULL;

CREATE UNIQUE INDEX [IX_PersonMerges_Gone] ON [PersonMerges] ([Gone]) WHERE "UndoneAt" IS NULL;

CREATE INDEX [IX_PersonMerges_MergedAt] ON [PersonMerges] ([MergedAt]);

CREATE INDEX [IX_PersonMerges_Number] ON [PersonMerges] ([Number]) WHERE "Number" IS NOT NULL;

CREATE INDEX [IX_PersonMerges_Survivor] ON [PersonMerges] ([Survivor]);

ALTER TABLE [Employments] ADD CONSTRAINT [FK_Employments_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]);

ALTER TABLE [MembershipTerms] ADD CONSTRAINT [FK_MembershipTerms_Memberships_Membership] FOREIGN KEY ([Membership]) REFERENCES [Memberships] ([Id]);

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261122201516_MergedPersons', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
ALTER TABLE [MembershipPolicies] ADD [RetentionMonths] int NOT NULL DEFAULT 12;

ALTER TABLE [CategoryRules] ADD [Name_En] nvarchar(300) NULL;

ALTER TABLE [CategoryRules] ADD [Name_Zh] nvarchar(300) NULL;

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261122222703_MembershipNames', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
CREATE TABLE [ColumnMaps] (
    [Id] uniqueidentifier NOT NULL,
    [Kind] nvarchar(32) NOT NULL,
    [Name] nvarchar(100) NOT NULL,
    [Headers] nvarchar(4000) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_ColumnMaps] PRIMARY KEY ([Id])
);

CREATE TABLE [ImportBatches] (
    [Id] uniqueidentifier NOT NULL,
    [Kind] nvarchar(32) NOT NULL,
    [Match] nvarchar(32) NOT NULL,
    [State] nvarchar(32) NOT NULL,
    [File] uniqueidentifier NULL,
    [FileName] nvarchar(200) NOT NULL,
    [Columns] nvarchar(4000) NOT NULL,
    [StartedBy] uniqueidentifier NOT NULL,
    [StartedByName] nvarchar(200) NOT NULL,
    [CreatedAt] datetime2 NOT NULL,
    [FinishedAt] datetime2 NULL,
    [UndoneAt] datetime2 NULL,
    [Task] uniqueidentifier NULL,
    [Counts_Rows] int NULL,
    [Counts_Created] int NULL,
    [Counts_Updated] int NULL,
    [Counts_Duplicates] int NULL,
    [Counts_Refused] int NULL,
    [Report] nvarchar(max) NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_ImportBatches] PRIMARY KEY ([Id])
);

CREATE TABLE [ImportEntries] (
    [Batch] uniqueidentifier NOT NULL,
    [Row] int NOT NULL,
    [Action] nvarchar(32) NOT NULL,
    [Subject] uniqueidentifier NOT NULL,
    [Memory] nvarchar(max) NULL,
    [Fate] nvarchar(32) NOT NULL,
    [Why] nvarchar(60) NULL,
    [Detail] nvarchar(200) NULL,
    CONSTRAINT [PK_ImportEntries] PRIMARY KEY ([Batch], [Row]),
    CONSTRAINT [FK_ImportEntries_ImportBatches_Batch] FOREIGN KEY ([Batch]) REFERENCES [ImportBatches] ([Id]) ON DELETE CASCADE
);

CREATE UNIQUE INDEX [IX_ColumnMaps_Kind_Name] ON [ColumnMaps] ([Kind], [Name]);

CREATE INDEX [IX_ImportBatches_CreatedAt] ON [ImportBatches] ([CreatedAt]);

CREATE INDEX [IX_ImportEntries_Subject] ON [ImportEntries] ([Subject]);

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261122223951_ImportBatches', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
DROP INDEX [IX_People_Initials] ON [People];

DROP INDEX [IX_People_Pinyin] ON [People];

DROP INDEX [IX_Employments_Unit] ON [Employments];

DROP INDEX [IX_People_SortKey_Id] ON [People];
DECLARE @var6 nvarchar(max);
SELECT @var6 = QUOTENAME([d].[name])
FROM [sys].[default_constraints] [d]
INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
WHERE ([d].[parent_object_id] = OBJECT_ID(N'[People]') AND [c].[name] = N'SortKey');
IF @var6 IS NOT NULL EXEC(N'ALTER TABLE [People] DROP CONSTRAINT ' + @var6 + ';');
ALTER TABLE [People] ALTER COLUMN [SortKey] nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL;
CREATE INDEX [IX_People_SortKey_Id] ON [People] ([SortKey], [Id]);

DECLARE @var7 nvarchar(max);
SELECT @var7 = QUOTENAME([d].[name])
FROM [sys].[default_constraints] [d]
INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
WHERE ([d].[parent_object_id] = OBJECT_ID(N'[People]') AND [c].[name] = N'Pinyin');
IF @var7 IS NOT NULL EXEC(N'ALTER TABLE [People] DROP CONSTRAINT ' + @var7 + ';');
ALTER TABLE [People] ALTER COLUMN [Pinyin] nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL;

DECLARE @var8 nvarchar(max);
SELECT @var8 = QUOTENAME([d].[name])
FROM [sys].[default_constraints] [d]
INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
WHERE ([d].[parent_object_id] = OBJECT_ID(N'[People]') AND [c].[name] = N'Initials');
IF @var8 IS NOT NULL EXEC(N'ALTER TABLE [People] DROP CONSTRAINT ' + @var8 + ';');
ALTER TABLE [People] ALTER COLUMN [Initials] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL;

ALTER TABLE [People] ADD [ErasedAt] datetime2 NULL;

ALTER TABLE [Files] ADD [DiscardedAt] datetime2 NULL;

ALTER TABLE [Employments] ADD [SortKey] nvarchar(300) COLLATE Latin1_General_100_BIN2 NULL DEFAULT N'';

UPDATE "Employments" SET "SortKey" = (SELECT p."SortKey" FROM "People" p WHERE p."Id" = "Employments"."Person")

CREATE TABLE [Consents] (
    [Id] uniqueidentifier NOT NULL,
    [Person] uniqueidentifier NOT NULL,
    [Purpose] nvarchar(32) NOT NULL,
    [TextVersion] nvarchar(20) NOT NULL,
    [GivenAt] datetime2 NOT NULL,
    [From] nvarchar(100) NOT NULL,
    [WithdrawnAt] datetime2 NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Consents] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Consents_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Exports] (
    [Id] uniqueidentifier NOT NULL,
    [Kind] nvarchar(32) NOT NULL,
    [Parameters] nvarchar(4000) NOT NULL,
    [Unmasked] bit NOT NULL,
    [Person] uniqueidentifier NULL,
    [AskedBy] uniqueidentifier NOT NULL,
    [AskedAt] datetime2 NOT NULL,
    [File] uniqueidentifier NULL,
    [Rows] int NOT NULL,
    [ExpiresAt] datetime2 NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Exports] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Exports_Files_File] FOREIGN KEY ([File]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Exports_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [SavedLists] (
    [Id] uniqueidentifier NOT NULL,
    [Kind] nvarchar(32) NOT NULL,
    [Name] nvarchar(60) NOT NULL,
    [Query] nvarchar(1500) NOT NULL,
    [Shared] bit NOT NULL,
    [Owner] uniqueidentifier NOT NULL,
    [SavedAt] datetime2 NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_SavedLists] PRIMARY KEY ([Id])
);

CREATE INDEX [IX_People_Initials_SortKey_Id] ON [People] ([Initials], [SortKey], [Id]);

CREATE INDEX [IX_People_Pinyin_SortKey_Id] ON [People] ([Pinyin], [SortKey], [Id]);

CREATE INDEX [IX_Employments_Unit_SortKey_Person_From_To] ON [Employments] ([Unit], [SortKey], [Person], [From], [To]);

CREATE INDEX [IX_Consents_Person_Purpose] ON [Consents] ([Person], [Purpose]);

CREATE INDEX [IX_Exports_ExpiresAt] ON [Exports] ([ExpiresAt]);

CREATE INDEX [IX_Exports_File] ON [Exports] ([File]);

CREATE INDEX [IX_Exports_Person] ON [Exports] ([Person]);

CREATE UNIQUE INDEX [IX_SavedLists_Owner_Kind_Name] ON [SavedLists] ([Owner], [Kind], [Name]);

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261122225602_ConsentsAndSavedLists', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
ALTER TABLE [Events] ADD [Series] uniqueidentifier NULL;

ALTER TABLE [BodyTerms] ADD [Decision] uniqueidentifier NULL;

ALTER TABLE [Bodies] ADD [Charter] uniqueidentifier NULL;

ALTER TABLE [Bodies] ADD [HostUnit] uniqueidentifier NULL;

ALTER TABLE [Bodies] ADD [MissionEn] nvarchar(max) NULL;

ALTER TABLE [Bodies] ADD [MissionZh] nvarchar(max) NULL;

ALTER TABLE [Bodies] ADD [Parent] uniqueidentifier NULL;

ALTER TABLE [Bodies] ADD [Specialty] nvarchar(100) NULL;

ALTER TABLE [Appointments] ADD [Letter] nvarchar(60) NULL;

ALTER TABLE [Appointments] ADD [Manner] nvarchar(32) NOT NULL DEFAULT N'Elected';

ALTER TABLE [Appointments] ADD [Note] nvarchar(200) NULL;

ALTER TABLE [Appointments] ADD [Status] nvarchar(32) NOT NULL DEFAULT N'Active';

ALTER TABLE [Appointments] ADD [Unit] uniqueidentifier NULL;

CREATE TABLE [AppointmentLetters] (
    [Id] uniqueidentifier NOT NULL,
    [Number] nvarchar(24) NOT NULL,
    [Appointment] uniqueidentifier NOT NULL,
    [Person] uniqueidentifier NOT NULL,
    [HolderName] nvarchar(200) NOT NULL,
    [TermName] nvarchar(40) NOT NULL,
    [Position] nvarchar(32) NOT NULL,
    [From] date NOT NULL,
    [To] date NULL,
    [IssuedAt] datetime2 NOT NULL,
    [RevokedAt] datetime2 NULL,
    [RevocationReason] nvarchar(500) NULL,
    [File] uniqueidentifier NOT NULL,
    [FileSha256] nvarchar(64) NOT NULL,
    [BodyName_En] nvarchar(300) NULL,
    [BodyName_Zh] nvarchar(300) NOT NULL,
    [Issuer_En] nvarchar(300) NULL,
    [Issuer_Zh] nvarchar(300) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_AppointmentLetters] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_AppointmentLetters_Appointments_Appointment] FOREIGN KEY ([Appointment]) REFERENCES [Appointments] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_AppointmentLetters_Files_File] FOREIGN KEY ([File]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_AppointmentLetters_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [BodySeats] (
    [Id] uniqueidentifier NOT NULL,
    [Body] uniqueidentifier NOT NULL,
    [Position] nvarchar(32) NOT NULL,
    [Rank] int NOT NULL,
    [Maximum] int NULL,
    [MayAct] bit NOT NULL,
    CONSTRAINT [PK_BodySeats] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_BodySeats_Bodies_Body] FOREIGN KEY ([Body]) REFERENCES [Bodies] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [CalendarFeeds] (
    [Id] uniqueidentifier NOT NULL,
    [Owner] uniqueidentifier NOT NULL,
    [Scope] nvarchar(32) NOT NULL,
    [Body] uniqueidentifier NULL,
    [KeyHash] nvarchar(64) NOT NULL,
    [CreatedAt] datetime2 NOT NULL,
    [RevokedAt] datetime2 NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_CalendarFeeds] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_CalendarFeeds_Bodies_Body] FOREIGN KEY ([Body]) REFERENCES [Bodies] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Elections] (
    [Id] uniqueidentifier NOT NULL,
    [Body] uniqueidentifier NOT NULL,
    [TermName] nvarchar(40) NOT NULL,
    [TermFrom] date NOT NULL,
    [TermTo] date NULL,
    [OpensAt] datetime2 NOT NULL,
    [ClosesAt] datetime2 NOT NULL,
    [Quorum] int NOT NULL,
    [UnitQuota] int NULL,
    [Status] nvarchar(32) NOT NULL,
    [Minutes] uniqueidentifier NULL,
    [Name_En] nvarchar(300) NULL,
    [Name_Zh] nvarchar(300) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Elections] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Elections_Bodies_Body] FOREIGN KEY ([Body]) REFERENCES [Bodies] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Elections_Files_Minutes] FOREIGN KEY ([Minutes]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Invitees] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Person] uniqueidentifier NOT NULL,
    [KeyHash] nvarchar(64) NULL,
    [InvitedAt] datetime2 NOT NULL,
    [Answer] nvarchar(32) NOT NULL,
    [AnsweredAt] datetime2 NULL,
    [RemindedAt] datetime2 NULL,
    [Presence] nvarchar(32) NOT NULL,
    [CameAt] datetime2 NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Invitees] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Invitees_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Invitees_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Lecturers] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [Email] nvarchar(254) NULL,
    [Person] uniqueidentifier NULL,
    [Unit] nvarchar(200) NULL,
    [Title] nvarchar(200) NULL,
    [Specialty] nvarchar(200) NULL,
    [Languages] nvarchar(100) NOT NULL,
    [Country] nvarchar(2) NOT NULL,
    [RetiredOn] date NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Lecturers] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Lecturers_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [MeetingRecords] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Code] nvarchar(6) NOT NULL,
    [Minutes] nvarchar(max) NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_MeetingRecords] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_MeetingRecords_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [PlanLines] (
    [Id] uniqueidentifier NOT NULL,
    [Year] int NOT NULL,
    [Body] uniqueidentifier NULL,
    [Metric] nvarchar(32) NOT NULL,
    [Target] int NOT NULL,
    [Due] date NOT NULL,
    [Owner] uniqueidentifier NULL,
    [Note] nvarchar(500) NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_PlanLines] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_PlanLines_Bodies_Body] FOREIGN KEY ([Body]) REFERENCES [Bodies] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_PlanLines_People_Owner] FOREIGN KEY ([Owner]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Rooms] (
    [Id] uniqueidentifier NOT NULL,
    [Capacity] int NOT NULL,
    [Equipment] int NOT NULL,
    [NeedsApproval] bit NOT NULL,
    [RetiredOn] date NULL,
    [Name_En] nvarchar(300) NULL,
    [Name_Zh] nvarchar(300) NOT NULL,
    [Site_En] nvarchar(300) NULL,
    [Site_Zh] nvarchar(300) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Rooms] PRIMARY KEY ([Id])
);

CREATE TABLE [RosterPolicies] (
    [Id] uniqueidentifier NOT NULL,
    [OneChair] nvarchar(32) NOT NULL,
    [SeatsFilled] nvarchar(32) NOT NULL,
    [TooManyTerms] nvarchar(32) NOT NULL,
    [TooOld] nvarchar(32) NOT NULL,
    [TwiceInBody] nvarchar(32) NOT NULL,
    [MaxTerms] int NOT NULL,
    [MaxAge] int NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_RosterPolicies] PRIMARY KEY ([Id])
);

CREATE TABLE [BallotPapers] (
    [Key] nvarchar(26) NOT NULL,
    [Election] uniqueidentifier NOT NULL,
    [Choices] nvarchar(4000) NOT NULL,
    CONSTRAINT [PK_BallotPapers] PRIMARY KEY ([Key]),
    CONSTRAINT [FK_BallotPapers_Elections_Election] FOREIGN KEY ([Election]) REFERENCES [Elections] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Candidate] (
    [Id] uniqueidentifier NOT NULL,
    [Election] uniqueidentifier NOT NULL,
    [Person] uniqueidentifier NOT NULL,
    [Position] nvarchar(32) NOT NULL,
    [Unit] uniqueidentifier NULL,
    CONSTRAINT [PK_Candidate] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Candidate_Elections_Election] FOREIGN KEY ([Election]) REFERENCES [Elections] ([Id]) ON DELETE CASCADE,
    CONSTRAINT [FK_Candidate_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Candidate_Units_Unit] FOREIGN KEY ([Unit]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [ElectionSeat] (
    [Id] uniqueidentifier NOT NULL,
    [Election] uniqueidentifier NOT NULL,
    [Position] nvarchar(32) NOT NULL,
    [Count] int NOT NULL,
    CONSTRAINT [PK_ElectionSeat] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_ElectionSeat_Elections_Election] FOREIGN KEY ([Election]) REFERENCES [Elections] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [Voter] (
    [Id] uniqueidentifier NOT NULL,
    [Election] uniqueidentifier NOT NULL,
    [Person] uniqueidentifier NOT NULL,
    [Voted] bit NOT NULL,
    CONSTRAINT [PK_Voter] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Voter_Elections_Election] FOREIGN KEY ([Election]) REFERENCES [Elections] ([Id]) ON DELETE CASCADE,
    CONSTRAINT [FK_Voter_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [LecturerAbsence] (
    [Id] uniqueidentifier NOT NULL,
    [Lecturer] uniqueidentifier NOT NULL,
    [From] date NOT NULL,
    [To] date NOT NULL,
    [Note] nvarchar(200) NULL,
    CONSTRAINT [PK_LecturerAbsence] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_LecturerAbsence_Lecturers_Lecturer] FOREIGN KEY ([Lecturer]) REFERENCES [Lecturers] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [LecturerEvaluation] (
    [Id] uniqueidentifier NOT NULL,
    [Lecturer] uniqueidentifier NOT NULL,
    [Score] int NOT NULL,
    [Remark] nvarchar(500) NULL,
    [On] date NOT NULL,
    [By] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_LecturerEvaluation] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_LecturerEvaluation_Lecturers_Lecturer] FOREIGN KEY ([Lecturer]) REFERENCES [Lecturers] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [LecturerInvitations] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Lecturer] uniqueidentifier NOT NULL,
    [StartsAt] datetime2 NOT NULL,
    [EndsAt] datetime2 NOT NULL,
    [KeyHash] nvarchar(64) NOT NULL,
    [InvitedBy] uniqueidentifier NOT NULL,
    [InvitedAt] datetime2 NOT NULL,
    [Answer] nvarchar(32) NOT NULL,
    [AnsweredAt] datetime2 NULL,
    [Note] nvarchar(500) NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_LecturerInvitations] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_LecturerInvitations_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_LecturerInvitations_Lecturers_Lecturer] FOREIGN KEY ([Lecturer]) REFERENCES [Lecturers] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Decision] (
    [Id] uniqueidentifier NOT NULL,
    [Record] uniqueidentifier NOT NULL,
    [Text] nvarchar(1000) NOT NULL,
    [Owner] uniqueidentifier NULL,
    [Due] date NULL,
    [DoneOn] date NULL,
    CONSTRAINT [PK_Decision] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Decision_MeetingRecords_Record] FOREIGN KEY ([Record]) REFERENCES [MeetingRecords] ([Id]) ON DELETE CASCADE,
    CONSTRAINT [FK_Decision_People_Owner] FOREIGN KEY ([Owner]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Material] (
    [Id] uniqueidentifier NOT NULL,
    [Record] uniqueidentifier NOT NULL,
    [File] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_Material] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Material_Files_File] FOREIGN KEY ([File]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Material_MeetingRecords_Record] FOREIGN KEY ([Record]) REFERENCES [MeetingRecords] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [RoomBookings] (
    [Id] uniqueidentifier NOT NULL,
    [Room] uniqueidentifier NOT NULL,
    [Body] uniqueidentifier NULL,
    [Event] uniqueidentifier NULL,
    [Purpose] nvarchar(200) NOT NULL,
    [People] int NOT NULL,
    [StartsAt] datetime2 NOT NULL,
    [EndsAt] datetime2 NOT NULL,
    [Status] nvarchar(32) NOT NULL,
    [Reason] nvarchar(500) NULL,
    [BookedBy] uniqueidentifier NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_RoomBookings] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_RoomBookings_Bodies_Body] FOREIGN KEY ([Body]) REFERENCES [Bodies] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_RoomBookings_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_RoomBookings_Rooms_Room] FOREIGN KEY ([Room]) REFERENCES [Rooms] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [RoomClosure] (
    [Id] uniqueidentifier NOT NULL,
    [Room] uniqueidentifier NOT NULL,
    [From] date NOT NULL,
    [To] date NOT NULL,
    [Reason] nvarchar(200) NOT NULL,
    CONSTRAINT [PK_RoomClosure] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_RoomClosure_Rooms_Room] FOREIGN KEY ([Room]) REFERENCES [Rooms] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [RoomHours] (
    [Id] uniqueidentifier NOT NULL,
    [Room] uniqueidentifier NOT NULL,
    [Day] nvarchar(32) NOT NULL,
    [From] time NOT NULL,
    [To] time NOT NULL,
    CONSTRAINT [PK_RoomHours] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_RoomHours_Rooms_Room] FOREIGN KEY ([Room]) REFERENCES [Rooms] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [BookedQuarters] (
    [Room] uniqueidentifier NOT NULL,
    [Quarter] int NOT NULL,
    [Booking] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_BookedQuarters] PRIMARY KEY ([Room], [Quarter]),
    CONSTRAINT [FK_BookedQuarters_RoomBookings_Booking] FOREIGN KEY ([Booking]) REFERENCES [RoomBookings] ([Id]) ON DELETE CASCADE,
    CONSTRAINT [FK_BookedQuarters_Rooms_Room] FOREIGN KEY ([Room]) REFERENCES [Rooms] ([Id]) ON DELETE NO ACTION
);

CREATE INDEX [IX_Events_Series] ON [Events] ([Series]);

CREATE INDEX [IX_BodyTerms_Decision] ON [BodyTerms] ([Decision]);

CREATE INDEX [IX_Bodies_Charter] ON [Bodies] ([Charter]);

CREATE INDEX [IX_Bodies_HostUnit] ON [Bodies] ([HostUnit]);

CREATE INDEX [IX_Bodies_Parent] ON [Bodies] ([Parent]);

CREATE INDEX [IX_Appointments_Unit] ON [Appointments] ([Unit]);

CREATE INDEX [IX_AppointmentLetters_Appointment] ON [AppointmentLetters] ([Appointment]);

CREATE INDEX [IX_AppointmentLetters_File] ON [AppointmentLetters] ([File]);

CREATE UNIQUE INDEX [IX_AppointmentLetters_Number] ON [AppointmentLetters] ([Number]);

CREATE INDEX [IX_AppointmentLetters_Person] ON [AppointmentLetters] ([Person]);

CREATE INDEX [IX_BallotPapers_Election] ON [BallotPapers] ([Election]);

CREATE UNIQUE INDEX [IX_BodySeats_Body_Position] ON [BodySeats] ([Body], [Position]);

CREATE INDEX [IX_BookedQuarters_Booking] ON [BookedQuarters] ([Booking]);

CREATE INDEX [IX_CalendarFeeds_Body] ON [CalendarFeeds] ([Body]);

CREATE UNIQUE INDEX [IX_CalendarFeeds_KeyHash] ON [CalendarFeeds] ([KeyHash]);

CREATE INDEX [IX_CalendarFeeds_Owner] ON [CalendarFeeds] ([Owner]);

CREATE UNIQUE INDEX [IX_Candidate_Election_Position_Person] ON [Candidate] ([Election], [Position], [Person]);

CREATE INDEX [IX_Candidate_Person] ON [Candidate] ([Person]);

CREATE INDEX [IX_Candidate_Unit] ON [Candidate] ([Unit]);

CREATE INDEX [IX_Decision_Owner] ON [Decision] ([Owner]);

CREATE INDEX [IX_Decision_Record] ON [Decision] ([Record]);

CREATE INDEX [IX_Elections_Body] ON [Elections] ([Body]);

CREATE INDEX [IX_Elections_Minutes] ON [Elections] ([Minutes]);

CREATE INDEX [IX_ElectionSeat_Election] ON [ElectionSeat] ([Election]);

CREATE UNIQUE INDEX [IX_Invitees_Event_Person] ON [Invitees] ([Event], [Person]);

CREATE UNIQUE INDEX [IX_Invitees_KeyHash] ON [Invitees] ([KeyHash]) WHERE "KeyHash" IS NOT NULL;

CREATE INDEX [IX_Invitees_Person] ON [Invitees] ([Person]);

CREATE INDEX [IX_LecturerAbsence_Lecturer] ON [LecturerAbsence] ([Lecturer]);

CREATE INDEX [IX_LecturerEvaluation_Lecturer] ON [LecturerEvaluation] ([Lecturer]);

CREATE INDEX [IX_LecturerInvitations_Event] ON [LecturerInvitations] ([Event]);

CREATE UNIQUE INDEX [IX_LecturerInvitations_KeyHash] ON [LecturerInvitations] ([KeyHash]);

CREATE INDEX [IX_LecturerInvitations_Lecturer_StartsAt] ON [LecturerInvitations] ([Lecturer], [StartsAt]);

CREATE INDEX [IX_Lecturers_Name] ON [Lecturers] ([Name]);

CREATE INDEX [IX_Lecturers_Person] ON [Lecturers] ([Person]);

CREATE INDEX [IX_Material_File] ON [Material] ([File]);

CREATE INDEX [IX_Material_Record] ON [Material] ([Record]);

CREATE UNIQUE INDEX [IX_MeetingRecords_Event] ON [MeetingRecords] ([Event]);

CREATE INDEX [IX_PlanLines_Body] ON [PlanLines] ([Body]);

CREATE INDEX [IX_PlanLines_Owner] ON [PlanLines] ([Owner]);

CREATE INDEX [IX_PlanLines_Year_Body_Metric] ON [PlanLines] ([Year], [Body], [Metric]);

CREATE INDEX [IX_RoomBookings_Body] ON [RoomBookings] ([Body]);

CREATE INDEX [IX_RoomBookings_Event] ON [RoomBookings] ([Event]);

CREATE INDEX [IX_RoomBookings_Room] ON [RoomBookings] ([Room]);

CREATE INDEX [IX_RoomBookings_StartsAt_Room] ON [RoomBookings] ([StartsAt], [Room]);

CREATE INDEX [IX_RoomBookings_Status] ON [RoomBookings] ([Status]) WHERE "Status" = 'Requested';

CREATE INDEX [IX_RoomClosure_Room] ON [RoomClosure] ([Room]);

CREATE UNIQUE INDEX [IX_RoomHours_Room_Day] ON [RoomHours] ([Room], [Day]);

CREATE UNIQUE INDEX [IX_Voter_Election_Person] ON [Voter] ([Election], [Person]);

CREATE INDEX [IX_Voter_Person] ON [Voter] ([Person]);

ALTER TABLE [Appointments] ADD CONSTRAINT [FK_Appointments_Units_Unit] FOREIGN KEY ([Unit]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION;

ALTER TABLE [Bodies] ADD CONSTRAINT [FK_Bodies_Bodies_Parent] FOREIGN KEY ([Parent]) REFERENCES [Bodies] ([Id]) ON DELETE NO ACTION;

ALTER TABLE [Bodies] ADD CONSTRAINT [FK_Bodies_Files_Charter] FOREIGN KEY ([Charter]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION;

ALTER TABLE [Bodies] ADD CONSTRAINT [FK_Bodies_Units_HostUnit] FOREIGN KEY ([HostUnit]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION;

ALTER TABLE [BodyTerms] ADD CONSTRAINT [FK_BodyTerms_Resolutions_Decision] FOREIGN KEY ([Decision]) REFERENCES [Resolutions] ([Id]) ON DELETE NO ACTION;

ALTER TABLE [Events] ADD CONSTRAINT [FK_Events_Events_Series] FOREIGN KEY ([Series]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION;

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261123005348_BodiesAndMeetings', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
ALTER TABLE [CategoryRules] ADD [Letter] nvarchar(1) NOT NULL DEFAULT N'';

ALTER TABLE [CategoryRules] ADD [Place] int NOT NULL DEFAULT 0;

ALTER TABLE [CategoryRules] ADD [Retired] bit NOT NULL DEFAULT CAST(0 AS bit);

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261123013618_OwnCategories', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
DROP INDEX [IX_Scans_Registration] ON [Scans];

ALTER TABLE [Scans] ADD [Direction] nvarchar(32) NOT NULL DEFAULT N'';

ALTER TABLE [Scans] ADD [List] uniqueidentifier NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';

ALTER TABLE [Scans] ADD [Reason] nvarchar(200) NULL;

ALTER TABLE [Scans] ADD [ReceivedAt] datetime2 NOT NULL DEFAULT '0001-01-01T00:00:00.0000000';

ALTER TABLE [Scans] ADD [UndoneAt] datetime2 NULL;

ALTER TABLE [Scans] ADD [UndoneBy] uniqueidentifier NULL;

CREATE TABLE [Admissions] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [List] uniqueidentifier NOT NULL,
    [Registration] uniqueidentifier NOT NULL,
    [Scan] uniqueidentifier NOT NULL,
    [FirstAt] datetime2 NOT NULL,
    [LastAt] datetime2 NOT NULL,
    [Inside] bit NOT NULL,
    [Changes] int NOT NULL,
    CONSTRAINT [PK_Admissions] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Admissions_Registrations_Registration] FOREIGN KEY ([Registration]) REFERENCES [Registrations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Admissions_Scans_Scan] FOREIGN KEY ([Scan]) REFERENCES [Scans] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [BadgeTemplates] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Name] nvarchar(100) NOT NULL,
    [PageWidth] decimal(18,2) NOT NULL,
    [PageHeight] decimal(18,2) NOT NULL,
    [BadgeWidth] decimal(18,2) NOT NULL,
    [BadgeHeight] decimal(18,2) NOT NULL,
    [MarginLeft] decimal(18,2) NOT NULL,
    [MarginTop] decimal(18,2) NOT NULL,
    [GapX] decimal(18,2) NOT NULL,
    [GapY] decimal(18,2) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_BadgeTemplates] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_BadgeTemplates_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [CheckInLists] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Session] uniqueidentifier NULL,
    [Categories] nvarchar(2000) NOT NULL,
    [OpensAt] datetime2 NULL,
    [ClosesAt] datetime2 NULL,
    [InAndOut] bit NOT NULL,
    [StayedToEnd] bit NOT NULL,
    [SelfCheckIn] bit NOT NULL,
    [CountsAsAttendance] bit NOT NULL,
    [Name_En] nvarchar(300) NULL,
    [Name_Zh] nvarchar(300) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_CheckInLists] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_CheckInLists_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_CheckInLists_Sessions_Session] FOREIGN KEY ([Session]) REFERENCES [Sessions] ([Id]) ON DELETE SET NULL
);

CREATE TABLE [Surveys] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [IntroZh] nvarchar(2000) NULL,
    [IntroEn] nvarchar(2000) NULL,
    [Anonymous] bit NOT NULL,
    [BeforeCertificate] bit NOT NULL,
    [Status] nvarchar(32) NOT NULL,
    [Mails] bit NOT NULL,
    [Title_En] nvarchar(300) NULL,
    [Title_Zh] nvarchar(300) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Surveys] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Surveys_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [BadgeItem] (
    [Id] uniqueidentifier NOT NULL,
    [Template] uniqueidentifier NOT NULL,
    [Order] int NOT NULL,
    [Kind] nvarchar(32) NOT NULL,
    [X] decimal(18,2) NOT NULL,
    [Y] decimal(18,2) NOT NULL,
    [Width] decimal(18,2) NOT NULL,
    [Height] decimal(18,2) NOT NULL,
    [Font] nvarchar(32) NOT NULL,
    [Size] decimal(18,2) NOT NULL,
    [Align] nvarchar(32) NOT NULL,
    [Overflow] nvarchar(32) NOT NULL,
    [Text] nvarchar(200) NULL,
    CONSTRAINT [PK_BadgeItem] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_BadgeItem_BadgeTemplates_Template] FOREIGN KEY ([Template]) REFERENCES [BadgeTemplates] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [BadgeRuns] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Template] uniqueidentifier NOT NULL,
    [Order] nvarchar(32) NOT NULL,
    [StartedBy] uniqueidentifier NOT NULL,
    [StartedAt] datetime2 NOT NULL,
    [Count] int NOT NULL,
    [File] uniqueidentifier NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_BadgeRuns] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_BadgeRuns_BadgeTemplates_Template] FOREIGN KEY ([Template]) REFERENCES [BadgeTemplates] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_BadgeRuns_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_BadgeRuns_Files_File] FOREIGN KEY ([File]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [SurveySection] (
    [Id] uniqueidentifier NOT NULL,
    [Survey] uniqueidentifier NOT NULL,
    [Order] int NOT NULL,
    [Title_En] nvarchar(300) NULL,
    [Title_Zh] nvarchar(300) NOT NULL,
    CONSTRAINT [PK_SurveySection] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_SurveySection_Surveys_Survey] FOREIGN KEY ([Survey]) REFERENCES [Surveys] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [SurveySheets] (
    [Key] nvarchar(26) NOT NULL,
    [Survey] uniqueidentifier NOT NULL,
    [Registration] uniqueidentifier NULL,
    [AnsweredAt] datetime2 NULL,
    [Answers] nvarchar(max) NOT NULL,
    CONSTRAINT [PK_SurveySheets] PRIMARY KEY ([Key]),
    CONSTRAINT [FK_SurveySheets_Registrations_Registration] FOREIGN KEY ([Registration]) REFERENCES [Registrations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_SurveySheets_Surveys_Survey] FOREIGN KEY ([Survey]) REFERENCES [Surveys] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [SurveyTakers] (
    [Survey] uniqueidentifier NOT NULL,
    [Registration] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_SurveyTakers] PRIMARY KEY ([Survey], [Registration]),
    CONSTRAINT [FK_SurveyTakers_Registrations_Registration] FOREIGN KEY ([Registration]) REFERENCES [Registrations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_SurveyTakers_Surveys_Survey] FOREIGN KEY ([Survey]) REFERENCES [Surveys] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [PrintedBadge] (
    [Id] uniqueidentifier NOT NULL,
    [Run] uniqueidentifier NOT NULL,
    [Registration] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_PrintedBadge] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_PrintedBadge_BadgeRuns_Run] FOREIGN KEY ([Run]) REFERENCES [BadgeRuns] ([Id]) ON DELETE CASCADE,
    CONSTRAINT [FK_PrintedBadge_Registrations_Registration] FOREIGN KEY ([Registration]) REFERENCES [Registrations] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [SurveyQuestion] (
    [Id] uniqueidentifier NOT NULL,
    [Section] uniqueidentifier NOT NULL,
    [Order] int NOT NULL,
    [Kind] nvarchar(32) NOT NULL,
    [Required] bit NOT NULL,
    [Options] nvarchar(4000) NOT NULL,
    [Rows] nvarchar(4000) NOT NULL,
    [Highest] int NOT NULL,
    [Text_En] nvarchar(300) NULL,
    [Text_Zh] nvarchar(300) NOT NULL,
    CONSTRAINT [PK_SurveyQuestion] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_SurveyQuestion_SurveySection_Section] FOREIGN KEY ([Section]) REFERENCES [SurveySection] ([Id]) ON DELETE CASCADE
);

CREATE INDEX [IX_Scans_List_At] ON [Scans] ([List], [At]);

CREATE INDEX [IX_Scans_Registration] ON [Scans] ([Registration]);

CREATE UNIQUE INDEX [IX_Admissions_List_Registration] ON [Admissions] ([List], [Registration]);

CREATE INDEX [IX_Admissions_Registration] ON [Admissions] ([Registration]);

CREATE INDEX [IX_Admissions_Scan] ON [Admissions] ([Scan]);

CREATE INDEX [IX_BadgeItem_Template] ON [BadgeItem] ([Template]);

CREATE INDEX [IX_BadgeRuns_Event] ON [BadgeRuns] ([Event]);

CREATE INDEX [IX_BadgeRuns_File] ON [BadgeRuns] ([File]);

CREATE INDEX [IX_BadgeRuns_Template] ON [BadgeRuns] ([Template]);

CREATE INDEX [IX_BadgeTemplates_Event] ON [BadgeTemplates] ([Event]);

CREATE INDEX [IX_CheckInLists_Event] ON [CheckInLists] ([Event]);

CREATE INDEX [IX_CheckInLists_Session] ON [CheckInLists] ([Session]);

CREATE INDEX [IX_PrintedBadge_Registration] ON [PrintedBadge] ([Registration]);

CREATE INDEX [IX_PrintedBadge_Run] ON [PrintedBadge] ([Run]);

CREATE INDEX [IX_SurveyQuestion_Section] ON [SurveyQuestion] ([Section]);

CREATE INDEX [IX_Surveys_Event] ON [Surveys] ([Event]);

CREATE INDEX [IX_SurveySection_Survey] ON [SurveySection] ([Survey]);

CREATE INDEX [IX_SurveySheets_Registration] ON [SurveySheets] ([Registration]);

CREATE INDEX [IX_SurveySheets_Survey] ON [SurveySheets] ([Survey]);

CREATE INDEX [IX_SurveyTakers_Registration] ON [SurveyTakers] ([Registration]);

UPDATE "Scans" SET "List" = "Event", "ReceivedAt" = "At", "Direction" = 'In'

INSERT INTO "Admissions" ("Id", "Event", "List", "Registration", "Scan", "FirstAt", "LastAt", "Inside", "Changes") SELECT s."Id", s."Event", s."Event", s."Registration", s."Id", s."At", s."At", 1, 0 FROM "Scans" s WHERE s."Verdict" = 'Admitted'

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261123043345_DoorsBadgesSurveys', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
ALTER TABLE [Registrations] ADD [Extras_Amount] decimal(18,2) NOT NULL DEFAULT 0.0;

ALTER TABLE [OrderLines] ADD [Extra] uniqueidentifier NULL;

ALTER TABLE [Events] ADD [AsksQuestions] bit NOT NULL DEFAULT CAST(0 AS bit);

CREATE TABLE [Questions] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Kind] nvarchar(32) NOT NULL,
    [Stage] nvarchar(32) NOT NULL,
    [Order] int NOT NULL,
    [Required] bit NOT NULL,
    [OfficeOnly] bit NOT NULL,
    [Audience] nvarchar(32) NOT NULL,
    [Categories] nvarchar(1500) NULL,
    [ShowIf] uniqueidentifier NULL,
    [ShowIfAnswer] nvarchar(200) NULL,
    [DeleteAfterMonths] int NULL,
    [Min] decimal(18,2) NULL,
    [Max] decimal(18,2) NULL,
    [Several] bit NOT NULL,
    [Retired] bit NOT NULL,
    [Help_En] nvarchar(300) NULL,
    [Help_Zh] nvarchar(300) NULL,
    [Label_En] nvarchar(300) NULL,
    [Label_Zh] nvarchar(300) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Questions] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Questions_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Questions_Questions_ShowIf] FOREIGN KEY ([ShowIf]) REFERENCES [Questions] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [RegistrationLetters] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Subject] nvarchar(150) NOT NULL,
    [Text] nvarchar(max) NOT NULL,
    [WrittenBy] uniqueidentifier NOT NULL,
    [WrittenAt] datetime2 NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_RegistrationLetters] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_RegistrationLetters_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [RegistrationTags] (
    [Id] uniqueidentifier NOT NULL,
    [Registration] uniqueidentifier NOT NULL,
    [Name] nvarchar(30) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_RegistrationTags] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_RegistrationTags_Registrations_Registration] FOREIGN KEY ([Registration]) REFERENCES [Registrations] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Answers] (
    [Id] uniqueidentifier NOT NULL,
    [Registration] uniqueidentifier NOT NULL,
    [Question] uniqueidentifier NOT NULL,
    [Kind] nvarchar(32) NOT NULL,
    [Value] nvarchar(4000) NOT NULL,
    [File] uniqueidentifier NULL,
    [Unit] uniqueidentifier NULL,
    [AnsweredAt] datetime2 NOT NULL,
    [Asked_En] nvarchar(300) NULL,
    [Asked_Zh] nvarchar(300) NOT NULL,
    CONSTRAINT [PK_Answers] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Answers_Files_File] FOREIGN KEY ([File]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Answers_Questions_Question] FOREIGN KEY ([Question]) REFERENCES [Questions] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Answers_Registrations_Registration] FOREIGN KEY ([Registration]) REFERENCES [Registrations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Answers_Units_Unit] FOREIGN KEY ([Unit]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [QuestionOptions] (
    [Id] uniqueidentifier NOT NULL,
    [Question] uniqueidentifier NOT NULL,
    [Places] int NULL,
    [Taken] int NOT NULL,
    [Session] uniqueidentifier NULL,
    [Order] int NOT NULL,
    [Retired] bit NOT NULL,
    [Label_En] nvarchar(300) NULL,
    [Label_Zh] nvarchar(300) NOT NULL,
    [Price_Amount] decimal(18,2) NOT NULL,
    CONSTRAINT [PK_QuestionOptions] PRIMARY KEY ([Id]),
    CONSTRAINT [CK_QuestionOptions_Taken] CHECK ("Taken" >= 0 AND ("Places" IS NULL OR "Taken" <= "Places")),
    CONSTRAINT [FK_QuestionOptions_Questions_Question] FOREIGN KEY ([Question]) REFERENCES [Questions] ([Id]) ON DELETE CASCADE,
    CONSTRAINT [FK_QuestionOptions_Sessions_Session] FOREIGN KEY ([Session]) REFERENCES [Sessions] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [ChosenOption] (
    [Id] uniqueidentifier NOT NULL,
    [Answer] uniqueidentifier NOT NULL,
    [Option] uniqueidentifier NOT NULL,
    [Label_En] nvarchar(300) NULL,
    [Label_Zh] nvarchar(300) NOT NULL,
    [Price_Amount] decimal(18,2) NOT NULL,
    CONSTRAINT [PK_ChosenOption] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_ChosenOption_Answers_Answer] FOREIGN KEY ([Answer]) REFERENCES [Answers] ([Id]) ON DELETE CASCADE,
    CONSTRAINT [FK_ChosenOption_QuestionOptions_Option] FOREIGN KEY ([Option]) REFERENCES [QuestionOptions] ([Id]) ON DELETE NO ACTION
);

CREATE INDEX [IX_OrderLines_Extra] ON [OrderLines] ([Extra]);

CREATE INDEX [IX_Answers_File] ON [Answers] ([File]);

CREATE INDEX [IX_Answers_Question] ON [Answers] ([Question]);

CREATE UNIQUE INDEX [IX_Answers_Registration_Question] ON [Answers] ([Registration], [Question]);

CREATE INDEX [IX_Answers_Unit] ON [Answers] ([Unit]);

CREATE INDEX [IX_ChosenOption_Answer] ON [ChosenOption] ([Answer]);

CREATE INDEX [IX_ChosenOption_Option] ON [ChosenOption] ([Option]);

CREATE INDEX [IX_QuestionOptions_Question] ON [QuestionOptions] ([Question]);

CREATE INDEX [IX_QuestionOptions_Session] ON [QuestionOptions] ([Session]);

CREATE INDEX [IX_Questions_Event_Order] ON [Questions] ([Event], [Order]);

CREATE INDEX [IX_Questions_ShowIf] ON [Questions] ([ShowIf]);

CREATE INDEX [IX_RegistrationLetters_Event] ON [RegistrationLetters] ([Event]);

CREATE UNIQUE INDEX [IX_RegistrationTags_Registration_Name] ON [RegistrationTags] ([Registration], [Name]);

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261123052243_RegistrationForms', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
ALTER TABLE [PricePhase] DROP CONSTRAINT [FK_PricePhase_TicketCategories_Category];

ALTER TABLE [PricePhase] DROP CONSTRAINT [PK_PricePhase];

EXEC sp_rename N'[PricePhase]', N'PricePhases', 'OBJECT';

EXEC sp_rename N'[PricePhases].[IX_PricePhase_Category]', N'IX_PricePhases_Category', 'INDEX';

ALTER TABLE [Registrations] ADD [Coupon] uniqueidentifier NULL;

ALTER TABLE [Registrations] ADD [Discount_Amount] decimal(18,2) NOT NULL DEFAULT 0.0;

ALTER TABLE [Registrations] ADD [Group] uniqueidentifier NULL;

ALTER TABLE [Quotas] ADD [IsShared] bit NOT NULL DEFAULT CAST(0 AS bit);

ALTER TABLE [Quotas] ADD [Name_En] nvarchar(300) NULL;

ALTER TABLE [Quotas] ADD [Name_Zh] nvarchar(300) NULL;

ALTER TABLE [Orders] ADD [InvoiceHead] nvarchar(200) NULL;

ALTER TABLE [Orders] ADD [RepricedAt] datetime2 NULL;

ALTER TABLE [Orders] ADD [TaxpayerNumber] nvarchar(30) NULL;

ALTER TABLE [OrderLines] ADD [Seat] uniqueidentifier NULL;

ALTER TABLE [Events] ADD [Seats_AfterDeadline] nvarchar(32) NOT NULL DEFAULT N'Release';

ALTER TABLE [Events] ADD [Seats_ChangesUntil] datetime2 NULL;

ALTER TABLE [Events] ADD [Seats_HasWaitingList] bit NOT NULL DEFAULT CAST(0 AS bit);

ALTER TABLE [Events] ADD [Seats_OfferHours] int NOT NULL DEFAULT 24;

ALTER TABLE [PricePhases] ADD [Places] int NULL;

ALTER TABLE [PricePhases] ADD [Taken] int NOT NULL DEFAULT 0;

ALTER TABLE [PricePhases] ADD CONSTRAINT [PK_PricePhases] PRIMARY KEY ([Id]);

CREATE TABLE [Coupons] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Name] nvarchar(100) NOT NULL,
    [Tag] nvarchar(40) NULL,
    [Kind] nvarchar(32) NOT NULL,
    [Value] decimal(18,2) NOT NULL,
    [BudgetFen] bigint NULL,
    [SpentFen] bigint NOT NULL,
    [ExpiresAt] datetime2 NULL,
    [CreatedAt] datetime2 NOT NULL,
    [EndedAt] datetime2 NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Coupons] PRIMARY KEY ([Id]),
    CONSTRAINT [CK_Coupons_Spent] CHECK ("SpentFen" >= 0 AND ("BudgetFen" IS NULL OR "SpentFen" <= "BudgetFen")),
    CONSTRAINT [FK_Coupons_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [GroupOrders] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Kind] nvarchar(32) NOT NULL,
    [PayerUnit] uniqueidentifier NULL,
    [Payer] nvarchar(200) NOT NULL,
    [ContactName] nvarchar(100) NOT NULL,
    [ContactEmail] nvarchar(254) NOT NULL,
    [Account] uniqueidentifier NOT NULL,
    [Language] nvarchar(10) NOT NULL,
    [Number] nvarchar(8) NOT NULL,
    [Status] nvarchar(32) NOT NULL,
    [PlacedAt] datetime2 NOT NULL,
    [NamesDue] datetime2 NOT NULL,
    [Order] uniqueidentifier NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_GroupOrders] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_GroupOrders_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_GroupOrders_Orders_Order] FOREIGN KEY ([Order]) REFERENCES [Orders] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_GroupOrders_Units_PayerUnit] FOREIGN KEY ([PayerUnit]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [QuotaCategory] (
    [Id] uniqueidentifier NOT NULL,
    [Quota] uniqueidentifier NOT NULL,
    [Category] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_QuotaCategory] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_QuotaCategory_Quotas_Quota] FOREIGN KEY ([Quota]) REFERENCES [Quotas] ([Id]) ON DELETE CASCADE,
    CONSTRAINT [FK_QuotaCategory_TicketCategories_Category] FOREIGN KEY ([Category]) REFERENCES [TicketCategories] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [WaitingList] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Category] uniqueidentifier NOT NULL,
    [Person] uniqueidentifier NOT NULL,
    [AttendeeKey] nvarchar(64) NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [Email] nvarchar(254) NULL,
    [Unit] nvarchar(200) NULL,
    [Account] uniqueidentifier NULL,
    [IsVerified] bit NOT NULL,
    [Language] nvarchar(10) NOT NULL,
    [Remark] nvarchar(4000) NULL,
    [Number] nvarchar(8) NOT NULL,
    [JoinedAt] datetime2 NOT NULL,
    [Priority] int NOT NULL,
    [Status] nvarchar(32) NOT NULL,
    [OfferedAt] datetime2 NULL,
    [OfferEndsAt] datetime2 NULL,
    [Registration] uniqueidentifier NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_WaitingList] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_WaitingList_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_WaitingList_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_WaitingList_Registrations_Registration] FOREIGN KEY ([Registration]) REFERENCES [Registrations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_WaitingList_TicketCategories_Category] FOREIGN KEY ([Category]) REFERENCES [TicketCategories] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [CouponCodes] (
    [Id] uniqueidentifier NOT NULL,
    [Coupon] uniqueidentifier NOT NULL,
    [Code] nvarchar(30) NOT NULL,
    [MaxUses] int NOT NULL,
    [Used] int NOT NULL,
    CONSTRAINT [PK_CouponCodes] PRIMARY KEY ([Id]),
    CONSTRAINT [CK_CouponCodes_Used] CHECK ("Used" >= 0 AND "Used" <= "MaxUses"),
    CONSTRAINT [FK_CouponCodes_Coupons_Coupon] FOREIGN KEY ([Coupon]) REFERENCES [Coupons] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [CouponScopes] (
    [Id] uniqueidentifier NOT NULL,
    [Coupon] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NULL,
    [Category] uniqueidentifier NULL,
    [Unit] uniqueidentifier NULL,
    [Person] uniqueidentifier NULL,
    CONSTRAINT [PK_CouponScopes] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_CouponScopes_Coupons_Coupon] FOREIGN KEY ([Coupon]) REFERENCES [Coupons] ([Id]) ON DELETE CASCADE,
    CONSTRAINT [FK_CouponScopes_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_CouponScopes_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_CouponScopes_TicketCategories_Category] FOREIGN KEY ([Category]) REFERENCES [TicketCategories] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_CouponScopes_Units_Unit] FOREIGN KEY ([Unit]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [GroupSeats] (
    [Id] uniqueidentifier NOT NULL,
    [Group] uniqueidentifier NOT NULL,
    [Position] int NOT NULL,
    [Category] uniqueidentifier NOT NULL,
    [Phase] uniqueidentifier NOT NULL,
    [AsMember] bit NOT NULL,
    [Registration] uniqueidentifier NULL,
    [EndedAt] datetime2 NULL,
    [Price_Amount] decimal(18,2) NOT NULL,
    CONSTRAINT [PK_GroupSeats] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_GroupSeats_GroupOrders_Group] FOREIGN KEY ([Group]) REFERENCES [GroupOrders] ([Id]) ON DELETE CASCADE,
    CONSTRAINT [FK_GroupSeats_TicketCategories_Category] FOREIGN KEY ([Category]) REFERENCES [TicketCategories] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [WaitingStep] (
    [Id] uniqueidentifier NOT NULL,
    [Entry] uniqueidentifier NOT NULL,
    [Kind] nvarchar(32) NOT NULL,
    [At] datetime2 NOT NULL,
    [Reason] nvarchar(300) NULL,
    [By] uniqueidentifier NULL,
    CONSTRAINT [PK_WaitingStep] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_WaitingStep_WaitingList_Entry] FOREIGN KEY ([Entry]) REFERENCES [WaitingList] ([Id]) ON DELETE CASCADE
);

CREATE INDEX [IX_Registrations_Coupon] ON [Registrations] ([Coupon]);

CREATE INDEX [IX_Registrations_Group] ON [Registrations] ([Group]);

CREATE UNIQUE INDEX [IX_OrderLines_Seat] ON [OrderLines] ([Seat]) WHERE "Seat" IS NOT NULL;

CREATE UNIQUE INDEX [IX_CouponCodes_Code] ON [CouponCodes] ([Code]);

CREATE INDEX [IX_CouponCodes_Coupon] ON [CouponCodes] ([Coupon]);

CREATE INDEX [IX_Coupons_Event] ON [Coupons] ([Event]);

CREATE INDEX [IX_CouponScopes_Category] ON [CouponScopes] ([Category]);

CREATE INDEX [IX_CouponScopes_Coupon] ON [CouponScopes] ([Coupon]);

CREATE INDEX [IX_CouponScopes_Event] ON [CouponScopes] ([Event]);

CREATE INDEX [IX_CouponScopes_Person] ON [CouponScopes] ([Person]);

CREATE INDEX [IX_CouponScopes_Unit] ON [CouponScopes] ([Unit]);

CREATE INDEX [IX_GroupOrders_Event] ON [GroupOrders] ([Event]);

CREATE UNIQUE INDEX [IX_GroupOrders_Number] ON [GroupOrders] ([Number]);

CREATE INDEX [IX_GroupOrders_Order] ON [GroupOrders] ([Order]);

CREATE INDEX [IX_GroupOrders_PayerUnit] ON [GroupOrders] ([PayerUnit]);

CREATE INDEX [IX_GroupOrders_Status_NamesDue] ON [GroupOrders] ([Status], [NamesDue]);

CREATE INDEX [IX_GroupSeats_Category] ON [GroupSeats] ([Category]);

CREATE INDEX [IX_GroupSeats_Group] ON [GroupSeats] ([Group]);

CREATE UNIQUE INDEX [IX_GroupSeats_Registration] ON [GroupSeats] ([Registration]) WHERE "Registration" IS NOT NULL;

CREATE INDEX [IX_QuotaCategory_Category] ON [QuotaCategory] ([Category]);

CREATE UNIQUE INDEX [IX_QuotaCategory_Quota_Category] ON [QuotaCategory] ([Quota], [Category]);

CREATE INDEX [IX_WaitingList_Category] ON [WaitingList] ([Category]);

CREATE UNIQUE INDEX [IX_WaitingList_Event_AttendeeKey] ON [WaitingList] ([Event], [AttendeeKey]) WHERE "Status" IN ('Waiting', 'Offered');

CREATE UNIQUE INDEX [IX_WaitingList_Event_Person] ON [WaitingList] ([Event], [Person]) WHERE "Status" IN ('Waiting', 'Offered');

CREATE INDEX [IX_WaitingList_Event_Status_Category] ON [WaitingList] ([Event], [Status], [Category]);

CREATE UNIQUE INDEX [IX_WaitingList_Number] ON [WaitingList] ([Number]);

CREATE INDEX [IX_WaitingList_Person] ON [WaitingList] ([Person]);

CREATE INDEX [IX_WaitingList_Registration] ON [WaitingList] ([Registration]);

CREATE INDEX [IX_WaitingList_Status_OfferEndsAt] ON [WaitingList] ([Status], [OfferEndsAt]);

CREATE INDEX [IX_WaitingStep_Entry] ON [WaitingStep] ([Entry]);

ALTER TABLE [PricePhases] ADD CONSTRAINT [FK_PricePhases_TicketCategories_Category] FOREIGN KEY ([Category]) REFERENCES [TicketCategories] ([Id]) ON DELETE CASCADE;

ALTER TABLE [Registrations] ADD CONSTRAINT [FK_Registrations_CouponCodes_Coupon] FOREIGN KEY ([Coupon]) REFERENCES [CouponCodes] ([Id]) ON DELETE NO ACTION;

ALTER TABLE [Registrations] ADD CONSTRAINT [FK_Registrations_GroupOrders_Group] FOREIGN KEY ([Group]) REFERENCES [GroupOrders] ([Id]) ON DELETE NO ACTION;

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261123053918_SeatsAndPrices', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
DROP INDEX [IX_Registrations_Event_AttendeeKey] ON [Registrations];

DROP INDEX [IX_Registrations_Event_Person] ON [Registrations];

DROP INDEX [IX_Refunds_Order] ON [Refunds];

ALTER TABLE [TicketCategories] ADD [Admission] nvarchar(32) NOT NULL DEFAULT N'Open';

ALTER TABLE [TicketCategories] ADD [SecretRound] int NOT NULL DEFAULT 0;

ALTER TABLE [Registrations] ADD [RefusalReason] nvarchar(300) NULL;

ALTER TABLE [Refunds] ADD [Kept_Amount] decimal(18,2) NOT NULL DEFAULT 0.0;

ALTER TABLE [Refunds] ADD [Registration] uniqueidentifier NULL;

ALTER TABLE [Events] ADD [FollowUpUntil] date NULL;

CREATE TABLE [EventInvitations] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Category] uniqueidentifier NOT NULL,
    [Name] nvarchar(100) NOT NULL,
    [Email] nvarchar(254) NOT NULL,
    [Language] nvarchar(10) NOT NULL,
    [Number] nvarchar(8) NOT NULL,
    [InvitedAt] datetime2 NOT NULL,
    [WithdrawnAt] datetime2 NULL,
    [UsedBy] uniqueidentifier NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_EventInvitations] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_EventInvitations_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_EventInvitations_Registrations_UsedBy] FOREIGN KEY ([UsedBy]) REFERENCES [Registrations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_EventInvitations_TicketCategories_Category] FOREIGN KEY ([Category]) REFERENCES [TicketCategories] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [SelfServiceTerms] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Category] uniqueidentifier NOT NULL,
    [MayAnswer] bit NOT NULL,
    [AnswerUntil] date NULL,
    [MayMove] bit NOT NULL,
    [MoveUntil] date NULL,
    [MayTransfer] bit NOT NULL,
    [TransferUntil] date NULL,
    [MayCancel] bit NOT NULL,
    [CancelUntil] date NULL,
    [RefundShare] int NOT NULL,
    [CancelFee_Amount] decimal(18,2) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_SelfServiceTerms] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_SelfServiceTerms_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_SelfServiceTerms_TicketCategories_Category] FOREIGN KEY ([Category]) REFERENCES [TicketCategories] ([Id]) ON DELETE CASCADE
);

CREATE UNIQUE INDEX [IX_Registrations_Event_AttendeeKey] ON [Registrations] ([Event], [AttendeeKey]) WHERE "Status" IN ('AwaitingPayment', 'Confirmed', 'Pending');

CREATE UNIQUE INDEX [IX_Registrations_Event_Person] ON [Registrations] ([Event], [Person]) WHERE "Status" IN ('AwaitingPayment', 'Confirmed', 'Pending');

CREATE INDEX [IX_Refunds_Order] ON [Refunds] ([Order]);

CREATE INDEX [IX_Refunds_Registration] ON [Refunds] ([Registration]);

CREATE UNIQUE INDEX [IX_EventInvitations_Category_Email] ON [EventInvitations] ([Category], [Email]) WHERE "WithdrawnAt" IS NULL;

CREATE INDEX [IX_EventInvitations_Event] ON [EventInvitations] ([Event]);

CREATE UNIQUE INDEX [IX_EventInvitations_Number] ON [EventInvitations] ([Number]);

CREATE UNIQUE INDEX [IX_EventInvitations_UsedBy] ON [EventInvitations] ([UsedBy]) WHERE "UsedBy" IS NOT NULL;

CREATE UNIQUE INDEX [IX_SelfServiceTerms_Category] ON [SelfServiceTerms] ([Category]);

CREATE INDEX [IX_SelfServiceTerms_Event] ON [SelfServiceTerms] ([Event]);

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261123073959_AdmissionAndSelfService', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
ALTER TABLE [Sessions] ADD [CountsForCredit] bit NOT NULL DEFAULT CAST(1 AS bit);

ALTER TABLE [Sessions] ADD [IsCancelled] bit NOT NULL DEFAULT CAST(0 AS bit);

ALTER TABLE [Sessions] ADD [Kind] nvarchar(32) NOT NULL DEFAULT N'Lecture';

ALTER TABLE [Sessions] ADD [PartOf] uniqueidentifier NULL;

ALTER TABLE [Sessions] ADD [SummaryEn] nvarchar(2000) NULL;

ALTER TABLE [Sessions] ADD [SummaryZh] nvarchar(2000) NULL;

ALTER TABLE [Sessions] ADD [Track] uniqueidentifier NULL;

ALTER TABLE [Events] ADD [Cme_Credits] decimal(18,2) NULL;

ALTER TABLE [Events] ADD [Cme_Delivery] nvarchar(32) NOT NULL DEFAULT N'FaceToFace';

ALTER TABLE [Events] ADD [Cme_GivesCredits] bit NOT NULL DEFAULT CAST(0 AS bit);

ALTER TABLE [Events] ADD [Cme_Level] nvarchar(32) NULL;

ALTER TABLE [Events] ADD [Cme_ProjectNumber] nvarchar(60) NULL;

ALTER TABLE [Events] ADD [Cme_Rule] nvarchar(20) NULL;

ALTER TABLE [Events] ADD [Mails_ConfirmationEn] nvarchar(1000) NULL;

ALTER TABLE [Events] ADD [Mails_ConfirmationZh] nvarchar(1000) NULL;

ALTER TABLE [Events] ADD [Mails_ReminderDays] int NOT NULL DEFAULT 3;

ALTER TABLE [Events] ADD [Mails_ReminderEn] nvarchar(1000) NULL;

ALTER TABLE [Events] ADD [Mails_ReminderZh] nvarchar(1000) NULL;

CREATE TABLE [EventOrganiser] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Role] nvarchar(32) NOT NULL,
    [Body] uniqueidentifier NULL,
    [Order] int NOT NULL,
    [Name_En] nvarchar(300) NULL,
    [Name_Zh] nvarchar(300) NULL,
    CONSTRAINT [PK_EventOrganiser] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_EventOrganiser_Bodies_Body] FOREIGN KEY ([Body]) REFERENCES [Bodies] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_EventOrganiser_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [EventSpeakers] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Lecturer] uniqueidentifier NULL,
    [Email] nvarchar(254) NULL,
    [Language] nvarchar(10) NOT NULL,
    [BioZh] nvarchar(3000) NULL,
    [BioEn] nvarchar(3000) NULL,
    [Photo] uniqueidentifier NULL,
    [Disclosure] nvarchar(32) NOT NULL,
    [Interests] nvarchar(1000) NULL,
    [KeyHash] nvarchar(64) NULL,
    [AskedAt] datetime2 NULL,
    [Reply] nvarchar(32) NOT NULL,
    [RepliedAt] datetime2 NULL,
    [ReplyNote] nvarchar(500) NULL,
    [Name_En] nvarchar(300) NULL,
    [Name_Zh] nvarchar(300) NOT NULL,
    [Position_En] nvarchar(300) NULL,
    [Position_Zh] nvarchar(300) NULL,
    [Unit_En] nvarchar(300) NULL,
    [Unit_Zh] nvarchar(300) NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_EventSpeakers] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_EventSpeakers_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_EventSpeakers_Files_Photo] FOREIGN KEY ([Photo]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_EventSpeakers_Lecturers_Lecturer] FOREIGN KEY ([Lecturer]) REFERENCES [Lecturers] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [ProgrammeReleases] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Number] int NOT NULL,
    [Content] nvarchar(max) NOT NULL,
    [Note] nvarchar(500) NULL,
    [ReleasedBy] uniqueidentifier NOT NULL,
    [ReleasedAt] datetime2 NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_ProgrammeReleases] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_ProgrammeReleases_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [ProgrammeTracks] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Colour] nvarchar(32) NOT NULL,
    [Order] int NOT NULL,
    [Name_En] nvarchar(300) NULL,
    [Name_Zh] nvarchar(300) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_ProgrammeTracks] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_ProgrammeTracks_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [SessionStars] (
    [Id] uniqueidentifier NOT NULL,
    [Account] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Session] uniqueidentifier NOT NULL,
    [StarredAt] datetime2 NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_SessionStars] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_SessionStars_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_SessionStars_Sessions_Session] FOREIGN KEY ([Session]) REFERENCES [Sessions] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [SessionMaterials] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Session] uniqueidentifier NOT NULL,
    [File] uniqueidentifier NOT NULL,
    [Access] nvarchar(32) NOT NULL,
    [SentBy] uniqueidentifier NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_SessionMaterials] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_SessionMaterials_EventSpeakers_SentBy] FOREIGN KEY ([SentBy]) REFERENCES [EventSpeakers] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_SessionMaterials_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_SessionMaterials_Files_File] FOREIGN KEY ([File]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_SessionMaterials_Sessions_Session] FOREIGN KEY ([Session]) REFERENCES [Sessions] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [SessionSpeaker] (
    [Id] uniqueidentifier NOT NULL,
    [Session] uniqueidentifier NOT NULL,
    [Speaker] uniqueidentifier NOT NULL,
    [Role] nvarchar(32) NOT NULL,
    [Order] int NOT NULL,
    CONSTRAINT [PK_SessionSpeaker] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_SessionSpeaker_EventSpeakers_Speaker] FOREIGN KEY ([Speaker]) REFERENCES [EventSpeakers] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_SessionSpeaker_Sessions_Session] FOREIGN KEY ([Session]) REFERENCES [Sessions] ([Id]) ON DELETE CASCADE
);

CREATE INDEX [IX_Sessions_PartOf] ON [Sessions] ([PartOf]);

CREATE INDEX [IX_Sessions_Track] ON [Sessions] ([Track]);

CREATE INDEX [IX_EventOrganiser_Body] ON [EventOrganiser] ([Body]);

CREATE INDEX [IX_EventOrganiser_Event_Order] ON [EventOrganiser] ([Event], [Order]);

CREATE UNIQUE INDEX [IX_EventSpeakers_Event_Lecturer] ON [EventSpeakers] ([Event], [Lecturer]) WHERE "Lecturer" IS NOT NULL;

CREATE UNIQUE INDEX [IX_EventSpeakers_KeyHash] ON [EventSpeakers] ([KeyHash]) WHERE "KeyHash" IS NOT NULL;

CREATE INDEX [IX_EventSpeakers_Lecturer] ON [EventSpeakers] ([Lecturer]);

CREATE INDEX [IX_EventSpeakers_Photo] ON [EventSpeakers] ([Photo]);

CREATE UNIQUE INDEX [IX_ProgrammeReleases_Event_Number] ON [ProgrammeReleases] ([Event], [Number]);

CREATE INDEX [IX_ProgrammeTracks_Event] ON [ProgrammeTracks] ([Event]);

CREATE INDEX [IX_SessionMaterials_Event] ON [SessionMaterials] ([Event]);

CREATE INDEX [IX_SessionMaterials_File] ON [SessionMaterials] ([File]);

CREATE INDEX [IX_SessionMaterials_SentBy] ON [SessionMaterials] ([SentBy]);

CREATE INDEX [IX_SessionMaterials_Session] ON [SessionMaterials] ([Session]);

CREATE UNIQUE INDEX [IX_SessionSpeaker_Session_Role_Speaker] ON [SessionSpeaker] ([Session], [Role], [Speaker]);

CREATE INDEX [IX_SessionSpeaker_Speaker] ON [SessionSpeaker] ([Speaker]);

CREATE UNIQUE INDEX [IX_SessionStars_Account_Session] ON [SessionStars] ([Account], [Session]);

CREATE INDEX [IX_SessionStars_Event] ON [SessionStars] ([Event]);

CREATE INDEX [IX_SessionStars_Session] ON [SessionStars] ([Session]);

ALTER TABLE [Sessions] ADD CONSTRAINT [FK_Sessions_ProgrammeTracks_Track] FOREIGN KEY ([Track]) REFERENCES [ProgrammeTracks] ([Id]) ON DELETE NO ACTION;

ALTER TABLE [Sessions] ADD CONSTRAINT [FK_Sessions_Sessions_PartOf] FOREIGN KEY ([PartOf]) REFERENCES [Sessions] ([Id]) ON DELETE NO ACTION;

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261123082627_Programme', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
CREATE TABLE [AbstractCalls] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [OpensAt] datetime2 NOT NULL,
    [ClosesAt] datetime2 NOT NULL,
    [RevisionsUntil] datetime2 NULL,
    [ReviewUntil] date NULL,
    [Blind] bit NOT NULL,
    [MaxCharacters] int NOT NULL,
    [ReviewersEach] int NOT NULL,
    [TextZh] nvarchar(max) NULL,
    [TextEn] nvarchar(max) NULL,
    [Announced] bit NOT NULL,
    [BookOpen] bit NOT NULL,
    [Tracks] nvarchar(1500) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_AbstractCalls] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_AbstractCalls_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [AbstractReviewers] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Person] uniqueidentifier NULL,
    [Number] nvarchar(8) NOT NULL,
    [Name] nvarchar(100) NOT NULL,
    [Email] nvarchar(254) NULL,
    [Units] nvarchar(1000) NOT NULL,
    [Tracks] nvarchar(1500) NOT NULL,
    [Most] int NULL,
    [Language] nvarchar(10) NOT NULL,
    [InvitedAt] datetime2 NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_AbstractReviewers] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_AbstractReviewers_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_AbstractReviewers_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [OnlineRooms] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Session] uniqueidentifier NULL,
    [List] uniqueidentifier NOT NULL,
    [Mode] nvarchar(32) NOT NULL,
    [Platform] nvarchar(32) NOT NULL,
    [JoinLink] nvarchar(500) NULL,
    [MeetingNumber] nvarchar(60) NULL,
    [Passcode] nvarchar(60) NULL,
    [ShownMinutes] int NULL,
    [CodeMinutes] int NOT NULL,
    [Note_En] nvarchar(300) NULL,
    [Note_Zh] nvarchar(300) NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_OnlineRooms] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_OnlineRooms_CheckInLists_List] FOREIGN KEY ([List]) REFERENCES [CheckInLists] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_OnlineRooms_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_OnlineRooms_Sessions_Session] FOREIGN KEY ([Session]) REFERENCES [Sessions] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Submissions] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Number] nvarchar(8) NOT NULL,
    [Status] nvarchar(32) NOT NULL,
    [Track] uniqueidentifier NULL,
    [Wish] nvarchar(32) NOT NULL,
    [ContactName] nvarchar(200) NOT NULL,
    [Email] nvarchar(254) NULL,
    [Account] uniqueidentifier NULL,
    [Person] uniqueidentifier NULL,
    [Language] nvarchar(10) NOT NULL,
    [SubmittedAt] datetime2 NOT NULL,
    [RevisedAt] datetime2 NULL,
    [Edition] int NOT NULL,
    [DecidedAt] datetime2 NULL,
    [DecidedBy] uniqueidentifier NULL,
    [Note] nvarchar(2000) NULL,
    [ToldAt] datetime2 NULL,
    [Session] uniqueidentifier NULL,
    [Title_En] nvarchar(300) NULL,
    [Title_Zh] nvarchar(300) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Submissions] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Submissions_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Submissions_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Submissions_ProgrammeTracks_Track] FOREIGN KEY ([Track]) REFERENCES [ProgrammeTracks] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Submissions_Sessions_Session] FOREIGN KEY ([Session]) REFERENCES [Sessions] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [CallField] (
    [Id] uniqueidentifier NOT NULL,
    [Call] uniqueidentifier NOT NULL,
    [Kind] nvarchar(32) NOT NULL,
    [Required] bit NOT NULL,
    [Options] nvarchar(1000) NULL,
    [Order] int NOT NULL,
    [Name_En] nvarchar(300) NULL,
    [Name_Zh] nvarchar(300) NOT NULL,
    CONSTRAINT [PK_CallField] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_CallField_AbstractCalls_Call] FOREIGN KEY ([Call]) REFERENCES [AbstractCalls] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [DecisionText] (
    [Id] uniqueidentifier NOT NULL,
    [Call] uniqueidentifier NOT NULL,
    [Decision] nvarchar(32) NOT NULL,
    [TextZh] nvarchar(3000) NOT NULL,
    [TextEn] nvarchar(3000) NULL,
    CONSTRAINT [PK_DecisionText] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_DecisionText_AbstractCalls_Call] FOREIGN KEY ([Call]) REFERENCES [AbstractCalls] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [ReviewCriterion] (
    [Id] uniqueidentifier NOT NULL,
    [Call] uniqueidentifier NOT NULL,
    [Weight] int NOT NULL,
    [Highest] int NOT NULL,
    [Order] int NOT NULL,
    [Name_En] nvarchar(300) NULL,
    [Name_Zh] nvarchar(300) NOT NULL,
    CONSTRAINT [PK_ReviewCriterion] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_ReviewCriterion_AbstractCalls_Call] FOREIGN KEY ([Call]) REFERENCES [AbstractCalls] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [AttendanceFiles] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Room] uniqueidentifier NOT NULL,
    [Platform] nvarchar(32) NOT NULL,
    [File] uniqueidentifier NULL,
    [FileName] nvarchar(200) NOT NULL,
    [UploadedBy] uniqueidentifier NOT NULL,
    [UploadedAt] datetime2 NOT NULL,
    [Columns] nvarchar(2000) NULL,
    [Counts_Rows] int NULL,
    [Counts_People] int NULL,
    [Counts_Added] int NULL,
    [Counts_Unmatched] int NULL,
    [DoneAt] datetime2 NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_AttendanceFiles] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_AttendanceFiles_Files_File] FOREIGN KEY ([File]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_AttendanceFiles_OnlineRooms_Room] FOREIGN KEY ([Room]) REFERENCES [OnlineRooms] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [PresenceCodes] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Room] uniqueidentifier NOT NULL,
    [Digits] nvarchar(6) NOT NULL,
    [DueAt] datetime2 NOT NULL,
    [ValidUntil] datetime2 NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_PresenceCodes] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_PresenceCodes_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_PresenceCodes_OnlineRooms_Room] FOREIGN KEY ([Room]) REFERENCES [OnlineRooms] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [AbstractReviews] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Submission] uniqueidentifier NOT NULL,
    [Reviewer] uniqueidentifier NOT NULL,
    [AssignedBy] uniqueidentifier NULL,
    [AssignedAt] datetime2 NOT NULL,
    [State] nvarchar(32) NOT NULL,
    [Total] decimal(18,2) NULL,
    [Recommends] nvarchar(32) NULL,
    [Remark] nvarchar(2000) NULL,
    [Advice] nvarchar(2000) NULL,
    [ReviewedAt] datetime2 NULL,
    [Edition] int NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_AbstractReviews] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_AbstractReviews_AbstractReviewers_Reviewer] FOREIGN KEY ([Reviewer]) REFERENCES [AbstractReviewers] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_AbstractReviews_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_AbstractReviews_Submissions_Submission] FOREIGN KEY ([Submission]) REFERENCES [Submissions] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [SubmissionAuthors] (
    [Id] uniqueidentifier NOT NULL,
    [Submission] uniqueidentifier NOT NULL,
    [Order] int NOT NULL,
    [Name] nvarchar(100) NOT NULL,
    [Unit] nvarchar(200) NOT NULL,
    [Email] nvarchar(254) NULL,
    [Presents] bit NOT NULL,
    CONSTRAINT [PK_SubmissionAuthors] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_SubmissionAuthors_Submissions_Submission] FOREIGN KEY ([Submission]) REFERENCES [Submissions] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [SubmissionText] (
    [Id] uniqueidentifier NOT NULL,
    [Submission] uniqueidentifier NOT NULL,
    [Field] uniqueidentifier NOT NULL,
    [Kind] nvarchar(32) NOT NULL,
    [Order] int NOT NULL,
    [Value] nvarchar(max) NOT NULL,
    [Asked_En] nvarchar(300) NULL,
    [Asked_Zh] nvarchar(300) NOT NULL,
    CONSTRAINT [PK_SubmissionText] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_SubmissionText_Submissions_Submission] FOREIGN KEY ([Submission]) REFERENCES [Submissions] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [CodeAnswers] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Code] uniqueidentifier NULL,
    [Registration] uniqueidentifier NOT NULL,
    [Verdict] nvarchar(32) NOT NULL,
    [At] datetime2 NOT NULL,
    CONSTRAINT [PK_CodeAnswers] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_CodeAnswers_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_CodeAnswers_PresenceCodes_Code] FOREIGN KEY ([Code]) REFERENCES [PresenceCodes] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_CodeAnswers_Registrations_Registration] FOREIGN KEY ([Registration]) REFERENCES [Registrations] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [CriterionScore] (
    [Id] uniqueidentifier NOT NULL,
    [Review] uniqueidentifier NOT NULL,
    [Criterion] uniqueidentifier NOT NULL,
    [Value] decimal(18,2) NOT NULL,
    CONSTRAINT [PK_CriterionScore] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_CriterionScore_AbstractReviews_Review] FOREIGN KEY ([Review]) REFERENCES [AbstractReviews] ([Id]) ON DELETE CASCADE
);

CREATE UNIQUE INDEX [IX_AbstractCalls_Event] ON [AbstractCalls] ([Event]);

CREATE INDEX [IX_AbstractReviewers_Event] ON [AbstractReviewers] ([Event]);

CREATE UNIQUE INDEX [IX_AbstractReviewers_Number] ON [AbstractReviewers] ([Number]);

CREATE INDEX [IX_AbstractReviewers_Person] ON [AbstractReviewers] ([Person]);

CREATE INDEX [IX_AbstractReviews_Event] ON [AbstractReviews] ([Event]);

CREATE INDEX [IX_AbstractReviews_Reviewer] ON [AbstractReviews] ([Reviewer]);

CREATE UNIQUE INDEX [IX_AbstractReviews_Submission_Reviewer] ON [AbstractReviews] ([Submission], [Reviewer]);

CREATE INDEX [IX_AttendanceFiles_File] ON [AttendanceFiles] ([File]);

CREATE INDEX [IX_AttendanceFiles_Room] ON [AttendanceFiles] ([Room]);

CREATE INDEX [IX_CallField_Call] ON [CallField] ([Call]);

CREATE UNIQUE INDEX [IX_CodeAnswers_Code_Registration] ON [CodeAnswers] ([Code], [Registration]) WHERE "Verdict" = 'Right';

CREATE INDEX [IX_CodeAnswers_Event] ON [CodeAnswers] ([Event]);

CREATE INDEX [IX_CodeAnswers_Registration_At] ON [CodeAnswers] ([Registration], [At]);

CREATE INDEX [IX_CriterionScore_Review] ON [CriterionScore] ([Review]);

CREATE INDEX [IX_DecisionText_Call] ON [DecisionText] ([Call]);

CREATE INDEX [IX_OnlineRooms_Event_Session] ON [OnlineRooms] ([Event], [Session]);

CREATE UNIQUE INDEX [IX_OnlineRooms_List] ON [OnlineRooms] ([List]);

CREATE INDEX [IX_OnlineRooms_Session] ON [OnlineRooms] ([Session]);

CREATE INDEX [IX_PresenceCodes_Event] ON [PresenceCodes] ([Event]);

CREATE INDEX [IX_PresenceCodes_Room_DueAt] ON [PresenceCodes] ([Room], [DueAt]);

CREATE INDEX [IX_ReviewCriterion_Call] ON [ReviewCriterion] ([Call]);

CREATE INDEX [IX_SubmissionAuthors_Submission] ON [SubmissionAuthors] ([Submission]);

CREATE INDEX [IX_Submissions_Account] ON [Submissions] ([Account]);

CREATE INDEX [IX_Submissions_Event_Status] ON [Submissions] ([Event], [Status]);

CREATE UNIQUE INDEX [IX_Submissions_Number] ON [Submissions] ([Number]);

CREATE INDEX [IX_Submissions_Person] ON [Submissions] ([Person]);

CREATE UNIQUE INDEX [IX_Submissions_Session] ON [Submissions] ([Session]) WHERE "Session" IS NOT NULL;

CREATE INDEX [IX_Submissions_Track] ON [Submissions] ([Track]);

CREATE UNIQUE INDEX [IX_SubmissionText_Submission_Field] ON [SubmissionText] ([Submission], [Field]);

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261123090502_AbstractsAndOnline', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
ALTER TABLE [Surveys] ADD [ClosesAt] datetime2 NULL;

ALTER TABLE [GroupSeats] ADD [Coupon] uniqueidentifier NULL;

ALTER TABLE [GroupSeats] ADD [Discount_Amount] decimal(18,2) NOT NULL DEFAULT 0.0;

ALTER TABLE [CheckInLists] ADD [Options] nvarchar(1500) NOT NULL DEFAULT N'';

ALTER TABLE [BadgeTemplates] ADD [Logo] uniqueidentifier NULL;

ALTER TABLE [Answers] ADD [Phone_Cipher] nvarchar(200) NULL;

ALTER TABLE [Answers] ADD [Phone_Index] nvarchar(44) NULL;

ALTER TABLE [Answers] ADD [Phone_Masked] nvarchar(40) NULL;

CREATE INDEX [IX_GroupSeats_Coupon] ON [GroupSeats] ([Coupon]);

CREATE INDEX [IX_BadgeTemplates_Logo] ON [BadgeTemplates] ([Logo]);

CREATE INDEX [IX_Answers_Phone_Index] ON [Answers] ([Phone_Index]);

ALTER TABLE [BadgeTemplates] ADD CONSTRAINT [FK_BadgeTemplates_Files_Logo] FOREIGN KEY ([Logo]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION;

ALTER TABLE [GroupSeats] ADD CONSTRAINT [FK_GroupSeats_CouponCodes_Coupon] FOREIGN KEY ([Coupon]) REFERENCES [CouponCodes] ([Id]) ON DELETE NO ACTION;

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261123110235_DoorsAndLists', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
DROP INDEX [IX_Payments_Order] ON [Payments];

ALTER TABLE [Receipts] ADD [VoidReason] nvarchar(300) NULL;

ALTER TABLE [Receipts] ADD [VoidedAt] datetime2 NULL;

ALTER TABLE [Payments] ADD [Excess_Amount] decimal(18,2) NOT NULL DEFAULT 0.0;

ALTER TABLE [Payments] ADD [Line] uniqueidentifier NULL;

ALTER TABLE [Payments] ADD [Reverses] uniqueidentifier NULL;

ALTER TABLE [Orders] ADD [DunnedAt] datetime2 NULL;

ALTER TABLE [Orders] ADD [DunningLevel] int NOT NULL DEFAULT 0;

ALTER TABLE [Orders] ADD [PaidBy] uniqueidentifier NULL;

ALTER TABLE [Orders] ADD [Settled_Amount] decimal(18,2) NOT NULL DEFAULT 0.0;

ALTER TABLE [Orders] ADD [Unit] uniqueidentifier NULL;

DECLARE @var9 nvarchar(max);
SELECT @var9 = QUOTENAME([d].[name])
FROM [sys].[default_constraints] [d]
INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
WHERE ([d].[parent_object_id] = OBJECT_ID(N'[LedgerTransactions]') AND [c].[name] = N'Order');
IF @var9 IS NOT NULL EXEC(N'ALTER TABLE [LedgerTransactions] DROP CONSTRAINT ' + @var9 + ';');
ALTER TABLE [LedgerTransactions] ALTER COLUMN [Order] uniqueidentifier NULL;

ALTER TABLE [LedgerTransactions] ADD [Document] uniqueidentifier NULL;

ALTER TABLE [LedgerTransactions] ADD [Event] uniqueidentifier NULL;

ALTER TABLE [LedgerTransactions] ADD [Fund] uniqueidentifier NULL;

ALTER TABLE [LedgerTransactions] ADD [Memo] nvarchar(300) NULL;

ALTER TABLE [LedgerTransactions] ADD [On] date NOT NULL DEFAULT '0001-01-01';

ALTER TABLE [LedgerTransactions] ADD [Payer] uniqueidentifier NULL;

ALTER TABLE [LedgerTransactions] ADD [Payment] uniqueidentifier NULL;

ALTER TABLE [LedgerTransactions] ADD [Reverses] uniqueidentifier NULL;

ALTER TABLE [LedgerTransactions] ADD [Year] int NOT NULL DEFAULT 0;

CREATE TABLE [AccountCodes] (
    [Id] uniqueidentifier NOT NULL,
    [Account] nvarchar(32) NOT NULL,
    [Code] nvarchar(20) NOT NULL,
    [Name] nvarchar(60) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_AccountCodes] PRIMARY KEY ([Id])
);

CREATE TABLE [BankLayouts] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(60) NOT NULL,
    [Signature] nvarchar(600) NOT NULL,
    [Columns] nvarchar(max) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_BankLayouts] PRIMARY KEY ([Id])
);

CREATE TABLE [BankStatements] (
    [Id] uniqueidentifier NOT NULL,
    [FileName] nvarchar(200) NOT NULL,
    [Sha256] nvarchar(64) NOT NULL,
    [Account] nvarchar(60) NULL,
    [State] nvarchar(32) NOT NULL,
    [UploadedBy] uniqueidentifier NOT NULL,
    [UploadedAt] datetime2 NOT NULL,
    [CommittedAt] datetime2 NULL,
    [UndoneAt] datetime2 NULL,
    [Task] uniqueidentifier NULL,
    [File] uniqueidentifier NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_BankStatements] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_BankStatements_Files_File] FOREIGN KEY ([File]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [DunningLevels] (
    [Id] uniqueidentifier NOT NULL,
    [Level] int NOT NULL,
    [Days] int NOT NULL,
    [Fee_Amount] decimal(18,2) NOT NULL,
    [Text_En] nvarchar(300) NULL,
    [Text_Zh] nvarchar(300) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_DunningLevels] PRIMARY KEY ([Id])
);

CREATE TABLE [FeeSchedules] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(100) NOT NULL,
    [From] date NOT NULL,
    [To] date NULL,
    [ProRata] nvarchar(32) NOT NULL,
    [Resolution] uniqueidentifier NULL,
    [ResolvedOn] date NULL,
    [PublishedOn] date NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_FeeSchedules] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_FeeSchedules_Resolutions_Resolution] FOREIGN KEY ([Resolution]) REFERENCES [Resolutions] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [FinanceDocuments] (
    [Id] uniqueidentifier NOT NULL,
    [Kind] nvarchar(32) NOT NULL,
    [Order] uniqueidentifier NOT NULL,
    [Year] int NOT NULL,
    [Serial] int NOT NULL,
    [Number] nvarchar(20) NOT NULL,
    [Reference] nvarchar(8) NOT NULL,
    [Lines] nvarchar(max) NOT NULL,
    [IssuedOn] date NOT NULL,
    [DueOn] date NOT NULL,
    [Corrects] uniqueidentifier NULL,
    [Reason] nvarchar(300) NULL,
    [File] uniqueidentifier NULL,
    [Payer_Address] nvarchar(200) NULL,
    [Payer_Bank] nvarchar(200) NULL,
    [Payer_BankAccount] nvarchar(40) NULL,
    [Payer_Email] nvarchar(200) NULL,
    [Payer_Phone] nvarchar(40) NULL,
    [Payer_TaxNumber] nvarchar(20) NULL,
    [Payer_Title] nvarchar(200) NOT NULL,
    [Total_Amount] decimal(18,2) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_FinanceDocuments] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_FinanceDocuments_Files_File] FOREIGN KEY ([File]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_FinanceDocuments_Orders_Order] FOREIGN KEY ([Order]) REFERENCES [Orders] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [FiscalYears] (
    [Id] uniqueidentifier NOT NULL,
    [Year] int NOT NULL,
    [ClosedAt] datetime2 NULL,
    [ClosedBy] uniqueidentifier NULL,
    [Reason] nvarchar(300) NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_FiscalYears] PRIMARY KEY ([Id])
);

CREATE TABLE [Funds] (
    [Id] uniqueidentifier NOT NULL,
    [Purpose] nvarchar(300) NULL,
    [Closed] bit NOT NULL,
    [Name_En] nvarchar(300) NULL,
    [Name_Zh] nvarchar(300) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Funds] PRIMARY KEY ([Id])
);

CREATE TABLE [PayerProfiles] (
    [Id] uniqueidentifier NOT NULL,
    [Unit] uniqueidentifier NULL,
    [Person] uniqueidentifier NULL,
    [Title] nvarchar(200) NOT NULL,
    [TaxNumber] nvarchar(20) NULL,
    [Address] nvarchar(200) NULL,
    [Phone] nvarchar(40) NULL,
    [Bank] nvarchar(200) NULL,
    [BankAccount] nvarchar(40) NULL,
    [Email] nvarchar(200) NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_PayerProfiles] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_PayerProfiles_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_PayerProfiles_Units_Unit] FOREIGN KEY ([Unit]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [WriteOffs] (
    [Id] uniqueidentifier NOT NULL,
    [Order] uniqueidentifier NOT NULL,
    [Waived] bit NOT NULL,
    [Reason] nvarchar(500) NOT NULL,
    [DecidedBy] uniqueidentifier NOT NULL,
    [On] date NOT NULL,
    [BookedAt] datetime2 NOT NULL,
    [Amount_Amount] decimal(18,2) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_WriteOffs] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_WriteOffs_Orders_Order] FOREIGN KEY ([Order]) REFERENCES [Orders] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [BankLines] (
    [Id] uniqueidentifier NOT NULL,
    [Statement] uniqueidentifier NOT NULL,
    [Number] int NOT NULL,
    [On] date NOT NULL,
    [At] time NULL,
    [Balance] decimal(18,2) NULL,
    [Payer] nvarchar(200) NULL,
    [PayerAccount] nvarchar(200) NULL,
    [PayerBank] nvarchar(200) NULL,
    [Summary] nvarchar(200) NULL,
    [Remark] nvarchar(200) NULL,
    [Serial] nvarchar(200) NULL,
    [Raw] nvarchar(2000) NOT NULL,
    [Key] nvarchar(300) NULL,
    [Bucket] nvarchar(32) NOT NULL,
    [Finding] nvarchar(32) NOT NULL,
    [Note] nvarchar(300) NULL,
    [Booked] bit NOT NULL,
    [Amount_Amount] decimal(18,2) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_BankLines] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_BankLines_BankStatements_Statement] FOREIGN KEY ([Statement]) REFERENCES [BankStatements] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [DuesRuns] (
    [Id] uniqueidentifier NOT NULL,
    [Year] int NOT NULL,
    [Schedule] uniqueidentifier NOT NULL,
    [Audience] nvarchar(32) NOT NULL,
    [AsOf] date NOT NULL,
    [On] date NOT NULL,
    [DueOn] date NOT NULL,
    [StartedBy] uniqueidentifier NOT NULL,
    [StartedAt] datetime2 NOT NULL,
    [EndedAt] datetime2 NULL,
    [Task] uniqueidentifier NULL,
    [CopiedFrom] uniqueidentifier NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_DuesRuns] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_DuesRuns_FeeSchedules_Schedule] FOREIGN KEY ([Schedule]) REFERENCES [FeeSchedules] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [FeeRates] (
    [Id] uniqueidentifier NOT NULL,
    [Schedule] uniqueidentifier NOT NULL,
    [Tier] nvarchar(32) NULL,
    [Category] nvarchar(32) NULL,
    [Amount_Amount] decimal(18,2) NOT NULL,
    CONSTRAINT [PK_FeeRates] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_FeeRates_FeeSchedules_Schedule] FOREIGN KEY ([Schedule]) REFERENCES [FeeSchedules] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [BankMatches] (
    [Id] uniqueidentifier NOT NULL,
    [Line] uniqueidentifier NOT NULL,
    [Order] uniqueidentifier NOT NULL,
    [Score] int NOT NULL,
    [Reason] nvarchar(32) NOT NULL,
    [Chosen] bit NOT NULL,
    [Share_Amount] decimal(18,2) NOT NULL,
    CONSTRAINT [PK_BankMatches] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_BankMatches_BankLines_Line] FOREIGN KEY ([Line]) REFERENCES [BankLines] ([Id]) ON DELETE CASCADE,
    CONSTRAINT [FK_BankMatches_Orders_Order] FOREIGN KEY ([Order]) REFERENCES [Orders] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [DuesCharges] (
    [Id] uniqueidentifier NOT NULL,
    [Run] uniqueidentifier NOT NULL,
    [Year] int NOT NULL,
    [Unit] uniqueidentifier NULL,
    [Tier] nvarchar(32) NULL,
    [Person] uniqueidentifier NULL,
    [Category] nvarchar(32) NULL,
    [Order] uniqueidentifier NOT NULL,
    [WithdrawnAt] datetime2 NULL,
    [Amount_Amount] decimal(18,2) NOT NULL,
    [Full_Amount] decimal(18,2) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_DuesCharges] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_DuesCharges_DuesRuns_Run] FOREIGN KEY ([Run]) REFERENCES [DuesRuns] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_DuesCharges_Orders_Order] FOREIGN KEY ([Order]) REFERENCES [Orders] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_DuesCharges_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_DuesCharges_Units_Unit] FOREIGN KEY ([Unit]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION
);

CREATE INDEX [IX_Payments_Line] ON [Payments] ([Line]);

CREATE INDEX [IX_Payments_Order] ON [Payments] ([Order]);

CREATE UNIQUE INDEX [IX_Payments_Reverses] ON [Payments] ([Reverses]) WHERE "Reverses" IS NOT NULL;

CREATE INDEX [IX_Orders_PaidBy] ON [Orders] ([PaidBy]);

CREATE INDEX [IX_Orders_Unit] ON [Orders] ([Unit]);

CREATE INDEX [IX_LedgerTransactions_Document] ON [LedgerTransactions] ([Document]);

CREATE INDEX [IX_LedgerTransactions_Event] ON [LedgerTransactions] ([Event]);

CREATE INDEX [IX_LedgerTransactions_Fund] ON [LedgerTransactions] ([Fund]);

CREATE INDEX [IX_LedgerTransactions_On] ON [LedgerTransactions] ([On]);

CREATE INDEX [IX_LedgerTransactions_Payer] ON [LedgerTransactions] ([Payer]);

CREATE INDEX [IX_LedgerTransactions_Payment] ON [LedgerTransactions] ([Payment]);

CREATE UNIQUE INDEX [IX_LedgerTransactions_Reverses] ON [LedgerTransactions] ([Reverses]) WHERE "Reverses" IS NOT NULL;

CREATE UNIQUE INDEX [IX_AccountCodes_Account] ON [AccountCodes] ([Account]);

CREATE UNIQUE INDEX [IX_BankLayouts_Signature] ON [BankLayouts] ([Signature]);

CREATE UNIQUE INDEX [IX_BankLines_Key] ON [BankLines] ([Key]) WHERE "Key" IS NOT NULL;

CREATE INDEX [IX_BankLines_On] ON [BankLines] ([On]);

CREATE INDEX [IX_BankLines_Statement_Number] ON [BankLines] ([Statement], [Number]);

CREATE INDEX [IX_BankMatches_Line] ON [BankMatches] ([Line]);

CREATE INDEX [IX_BankMatches_Order] ON [BankMatches] ([Order]);

CREATE INDEX [IX_BankStatements_File] ON [BankStatements] ([File]);

CREATE UNIQUE INDEX [IX_DuesCharges_Order] ON [DuesCharges] ([Order]);

CREATE INDEX [IX_DuesCharges_Person] ON [DuesCharges] ([Person]);

CREATE INDEX [IX_DuesCharges_Run] ON [DuesCharges] ([Run]);

CREATE INDEX [IX_DuesCharges_Unit] ON [DuesCharges] ([Unit]);

CREATE UNIQUE INDEX [IX_DuesCharges_Year_Person] ON [DuesCharges] ([Year], [Person]) WHERE "Person" IS NOT NULL AND "WithdrawnAt" IS NULL;

CREATE UNIQUE INDEX [IX_DuesCharges_Year_Unit] ON [DuesCharges] ([Year], [Unit]) WHERE "Unit" IS NOT NULL AND "WithdrawnAt" IS NULL;

CREATE INDEX [IX_DuesRuns_Schedule] ON [DuesRuns] ([Schedule]);

CREATE UNIQUE INDEX [IX_DunningLevels_Level] ON [DunningLevels] ([Level]);

CREATE INDEX [IX_FeeRates_Schedule] ON [FeeRates] ([Schedule]);

CREATE INDEX [IX_FeeSchedules_Resolution] ON [FeeSchedules] ([Resolution]);

CREATE UNIQUE INDEX [IX_FinanceDocuments_Corrects] ON [FinanceDocuments] ([Corrects]) WHERE "Corrects" IS NOT NULL;

CREATE INDEX [IX_FinanceDocuments_File] ON [FinanceDocuments] ([File]);

CREATE UNIQUE INDEX [IX_FinanceDocuments_Kind_Year_Serial] ON [FinanceDocuments] ([Kind], [Year], [Serial]);

CREATE UNIQUE INDEX [IX_FinanceDocuments_Number] ON [FinanceDocuments] ([Number]);

CREATE INDEX [IX_FinanceDocuments_Order] ON [FinanceDocuments] ([Order]);

CREATE UNIQUE INDEX [IX_FiscalYears_Year] ON [FiscalYears] ([Year]);

CREATE INDEX [IX_PayerProfiles_Person] ON [PayerProfiles] ([Person]);

CREATE UNIQUE INDEX [IX_PayerProfiles_Unit] ON [PayerProfiles] ([Unit]) WHERE "Unit" IS NOT NULL;

CREATE INDEX [IX_WriteOffs_Order] ON [WriteOffs] ([Order]);

ALTER TABLE [LedgerTransactions] ADD CONSTRAINT [FK_LedgerTransactions_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION;

ALTER TABLE [LedgerTransactions] ADD CONSTRAINT [FK_LedgerTransactions_Funds_Fund] FOREIGN KEY ([Fund]) REFERENCES [Funds] ([Id]) ON DELETE NO ACTION;

ALTER TABLE [LedgerTransactions] ADD CONSTRAINT [FK_LedgerTransactions_PayerProfiles_Payer] FOREIGN KEY ([Payer]) REFERENCES [PayerProfiles] ([Id]) ON DELETE NO ACTION;

ALTER TABLE [Orders] ADD CONSTRAINT [FK_Orders_PayerProfiles_PaidBy] FOREIGN KEY ([PaidBy]) REFERENCES [PayerProfiles] ([Id]) ON DELETE NO ACTION;

ALTER TABLE [Orders] ADD CONSTRAINT [FK_Orders_Units_Unit] FOREIGN KEY ([Unit]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION;

ALTER TABLE [Payments] ADD CONSTRAINT [FK_Payments_BankLines_Line] FOREIGN KEY ([Line]) REFERENCES [BankLines] ([Id]) ON DELETE NO ACTION;

UPDATE "Orders" SET "Settled_Amount" = "Total_Amount" WHERE "Status" IN ('Paid', 'Refunding')

UPDATE "LedgerTransactions" SET "On" = CAST(DATEADD(hour, 8, "BookedAt") AS date), "Year" = YEAR(DATEADD(hour, 8, "BookedAt"))

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261123112134_FeesAndPayments', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
ALTER TABLE [TicketCategories] ADD [HoldsWhilePending] bit NOT NULL DEFAULT CAST(0 AS bit);

ALTER TABLE [Registrations] ADD [SeatReserved] bit NOT NULL DEFAULT CAST(0 AS bit);

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261123121035_ReservedSeats', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
ALTER TABLE [Payments] ADD [Attempt] uniqueidentifier NULL;

ALTER TABLE [Payments] ADD [Session] uniqueidentifier NULL;

ALTER TABLE [Payments] ADD [TransactionId] nvarchar(64) NULL;

CREATE TABLE [CashSessions] (
    [Id] uniqueidentifier NOT NULL,
    [Desk] nvarchar(100) NOT NULL,
    [Keeper] uniqueidentifier NOT NULL,
    [Status] nvarchar(32) NOT NULL,
    [OpenedAt] datetime2 NOT NULL,
    [ClosedAt] datetime2 NULL,
    [Counted] decimal(18,2) NULL,
    [Explanation] nvarchar(500) NULL,
    [ByCard_Amount] decimal(18,2) NOT NULL,
    [GivenBack_Amount] decimal(18,2) NOT NULL,
    [OpeningCash_Amount] decimal(18,2) NOT NULL,
    [Taken_Amount] decimal(18,2) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_CashSessions] PRIMARY KEY ([Id])
);

CREATE TABLE [PaymentAttempts] (
    [Id] uniqueidentifier NOT NULL,
    [Order] uniqueidentifier NOT NULL,
    [Provider] nvarchar(32) NOT NULL,
    [TradeNumber] nvarchar(32) NOT NULL,
    [Status] nvarchar(32) NOT NULL,
    [Code] nvarchar(500) NULL,
    [CreatedAt] datetime2 NOT NULL,
    [ExpiresAt] datetime2 NOT NULL,
    [Withdrawn] bit NOT NULL,
    [TransactionId] nvarchar(64) NULL,
    [PaidAt] datetime2 NULL,
    [Failure] nvarchar(200) NULL,
    [AskAt] datetime2 NULL,
    [Asked] int NOT NULL,
    [Amount_Amount] decimal(18,2) NOT NULL,
    [Received_Amount] decimal(18,2) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_PaymentAttempts] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_PaymentAttempts_Orders_Order] FOREIGN KEY ([Order]) REFERENCES [Orders] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [PaymentNotices] (
    [Id] uniqueidentifier NOT NULL,
    [Provider] nvarchar(32) NOT NULL,
    [Notice] nvarchar(128) NOT NULL,
    [Attempt] uniqueidentifier NOT NULL,
    [ReceivedAt] datetime2 NOT NULL,
    CONSTRAINT [PK_PaymentNotices] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_PaymentNotices_PaymentAttempts_Attempt] FOREIGN KEY ([Attempt]) REFERENCES [PaymentAttempts] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [PaymentReviews] (
    [Id] uniqueidentifier NOT NULL,
    [Attempt] uniqueidentifier NOT NULL,
    [Order] uniqueidentifier NOT NULL,
    [Reason] nvarchar(32) NOT NULL,
    [Status] nvarchar(32) NOT NULL,
    [RaisedAt] datetime2 NOT NULL,
    [DecidedAt] datetime2 NULL,
    [DecidedBy] uniqueidentifier NULL,
    [Decision] nvarchar(500) NULL,
    [Amount_Amount] decimal(18,2) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_PaymentReviews] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_PaymentReviews_Orders_Order] FOREIGN KEY ([Order]) REFERENCES [Orders] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_PaymentReviews_PaymentAttempts_Attempt] FOREIGN KEY ([Attempt]) REFERENCES [PaymentAttempts] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [RefundPayments] (
    [Id] uniqueidentifier NOT NULL,
    [Order] uniqueidentifier NOT NULL,
    [Way] nvarchar(32) NOT NULL,
    [Number] nvarchar(32) NOT NULL,
    [Reason] nvarchar(300) NOT NULL,
    [Status] nvarchar(32) NOT NULL,
    [Attempt] uniqueidentifier NULL,
    [Review] uniqueidentifier NULL,
    [Session] uniqueidentifier NULL,
    [PayeeName] nvarchar(200) NULL,
    [PayeeAccount_Cipher] nvarchar(200) NULL,
    [PayeeAccount_Index] nvarchar(44) NULL,
    [PayeeAccount_Masked] nvarchar(40) NULL,
    [PayeeBank] nvarchar(200) NULL,
    [RequestedBy] uniqueidentifier NOT NULL,
    [RequestedAt] datetime2 NOT NULL,
    [SentAt] datetime2 NULL,
    [DoneAt] datetime2 NULL,
    [List] uniqueidentifier NULL,
    [Failure] nvarchar(200) NULL,
    [AskAt] datetime2 NULL,
    [Asked] int NOT NULL,
    [Amount_Amount] decimal(18,2) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_RefundPayments] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_RefundPayments_CashSessions_Session] FOREIGN KEY ([Session]) REFERENCES [CashSessions] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_RefundPayments_Orders_Order] FOREIGN KEY ([Order]) REFERENCES [Orders] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_RefundPayments_PaymentAttempts_Attempt] FOREIGN KEY ([Attempt]) REFERENCES [PaymentAttempts] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_RefundPayments_PaymentReviews_Review] FOREIGN KEY ([Review]) REFERENCES [PaymentReviews] ([Id]) ON DELETE NO ACTION
);

CREATE INDEX [IX_Payments_Attempt] ON [Payments] ([Attempt]);

CREATE UNIQUE INDEX [IX_Payments_Method_TransactionId] ON [Payments] ([Method], [TransactionId]) WHERE "TransactionId" IS NOT NULL;

CREATE INDEX [IX_Payments_Session] ON [Payments] ([Session]);

CREATE UNIQUE INDEX [IX_CashSessions_Keeper] ON [CashSessions] ([Keeper]) WHERE "Status" = 'Open';

CREATE INDEX [IX_PaymentAttempts_AskAt] ON [PaymentAttempts] ([AskAt]);

CREATE INDEX [IX_PaymentAttempts_Order] ON [PaymentAttempts] ([Order]);

CREATE UNIQUE INDEX [IX_PaymentAttempts_Provider_TransactionId] ON [PaymentAttempts] ([Provider], [TransactionId]) WHERE "TransactionId" IS NOT NULL;

CREATE UNIQUE INDEX [IX_PaymentAttempts_TradeNumber] ON [PaymentAttempts] ([TradeNumber]);

CREATE INDEX [IX_PaymentNotices_Attempt] ON [PaymentNotices] ([Attempt]);

CREATE UNIQUE INDEX [IX_PaymentNotices_Provider_Notice] ON [PaymentNotices] ([Provider], [Notice]);

CREATE UNIQUE INDEX [IX_PaymentReviews_Attempt] ON [PaymentReviews] ([Attempt]);

CREATE INDEX [IX_PaymentReviews_Order] ON [PaymentReviews] ([Order]);

CREATE INDEX [IX_PaymentReviews_Status_RaisedAt] ON [PaymentReviews] ([Status], [RaisedAt]);

CREATE INDEX [IX_RefundPayments_AskAt] ON [RefundPayments] ([AskAt]);

CREATE INDEX [IX_RefundPayments_Attempt] ON [RefundPayments] ([Attempt]);

CREATE INDEX [IX_RefundPayments_List] ON [RefundPayments] ([List]);

CREATE UNIQUE INDEX [IX_RefundPayments_Number] ON [RefundPayments] ([Number]);

CREATE INDEX [IX_RefundPayments_Order] ON [RefundPayments] ([Order]);

CREATE INDEX [IX_RefundPayments_PayeeAccount_Index] ON [RefundPayments] ([PayeeAccount_Index]);

CREATE INDEX [IX_RefundPayments_Review] ON [RefundPayments] ([Review]);

CREATE INDEX [IX_RefundPayments_Session] ON [RefundPayments] ([Session]);

CREATE INDEX [IX_RefundPayments_Status] ON [RefundPayments] ([Status]);

ALTER TABLE [Payments] ADD CONSTRAINT [FK_Payments_CashSessions_Session] FOREIGN KEY ([Session]) REFERENCES [CashSessions] ([Id]) ON DELETE NO ACTION;

ALTER TABLE [Payments] ADD CONSTRAINT [FK_Payments_PaymentAttempts_Attempt] FOREIGN KEY ([Attempt]) REFERENCES [PaymentAttempts] ([Id]) ON DELETE NO ACTION;

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261123122554_Paying', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
ALTER TABLE [Outbox] ADD [Domain] nvarchar(254) NOT NULL DEFAULT N'';

ALTER TABLE [Outbox] ADD [Due] date NULL;

ALTER TABLE [Outbox] ADD [LeasedBy] uniqueidentifier NULL;

ALTER TABLE [Outbox] ADD [Rule] uniqueidentifier NULL;

ALTER TABLE [Outbox] ADD [Step] int NOT NULL DEFAULT 0;

CREATE TABLE [MailAddresses] (
    [Id] uniqueidentifier NOT NULL,
    [Address] nvarchar(254) NOT NULL,
    [HardBounces] int NOT NULL,
    [LastBounceAt] datetime2 NULL,
    [LastBounce] nvarchar(300) NULL,
    [StoppedAt] datetime2 NULL,
    [Left] nvarchar(100) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_MailAddresses] PRIMARY KEY ([Id])
);

CREATE TABLE [ReminderRules] (
    [Id] uniqueidentifier NOT NULL,
    [Key] nvarchar(40) NULL,
    [Entity] nvarchar(32) NOT NULL,
    [Condition] nvarchar(32) NOT NULL,
    [Date] nvarchar(32) NOT NULL,
    [Offset] int NOT NULL,
    [Unit] nvarchar(32) NOT NULL,
    [ToPerson] bit NOT NULL,
    [ToLiaison] bit NOT NULL,
    [ToHead] bit NOT NULL,
    [ToOffice] bit NOT NULL,
    [Template] nvarchar(60) NOT NULL,
    [RepeatDays] int NOT NULL,
    [Repeats] int NOT NULL,
    [OnSince] datetime2 NULL,
    [Name_En] nvarchar(300) NULL,
    [Name_Zh] nvarchar(300) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_ReminderRules] PRIMARY KEY ([Id])
);

CREATE TABLE [TemplateVersions] (
    [Id] uniqueidentifier NOT NULL,
    [Purpose] nvarchar(60) NOT NULL,
    [Culture] nvarchar(10) NOT NULL,
    [Number] int NOT NULL,
    [Subject] nvarchar(120) NULL,
    [Body] nvarchar(max) NULL,
    [BothLanguages] bit NOT NULL,
    [WrittenBy] uniqueidentifier NOT NULL,
    [WrittenAt] datetime2 NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_TemplateVersions] PRIMARY KEY ([Id])
);

CREATE TABLE [UnitDocuments] (
    [Id] uniqueidentifier NOT NULL,
    [Unit] uniqueidentifier NOT NULL,
    [Name] nvarchar(100) NOT NULL,
    [Number] nvarchar(60) NULL,
    [ExpiresOn] date NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_UnitDocuments] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_UnitDocuments_Units_Unit] FOREIGN KEY ([Unit]) REFERENCES [Units] ([Id]) ON DELETE CASCADE
);

CREATE INDEX [IX_Outbox_Rule_Subject] ON [Outbox] ([Rule], [Subject]);

CREATE INDEX [IX_MembershipTerms_To] ON [MembershipTerms] ([To]);

CREATE UNIQUE INDEX [IX_MailAddresses_Address] ON [MailAddresses] ([Address]);

CREATE UNIQUE INDEX [IX_TemplateVersions_Purpose_Culture_Number] ON [TemplateVersions] ([Purpose], [Culture], [Number]);

CREATE INDEX [IX_UnitDocuments_ExpiresOn] ON [UnitDocuments] ([ExpiresOn]);

CREATE INDEX [IX_UnitDocuments_Unit] ON [UnitDocuments] ([Unit]);

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261123123900_MessagesAndRules', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
CREATE TABLE [Sponsors] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [CreditCode] nvarchar(18) NULL,
    [ContactName] nvarchar(100) NOT NULL,
    [ContactEmail] nvarchar(254) NOT NULL,
    [Payer] uniqueidentifier NOT NULL,
    [Since] datetime2 NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Sponsors] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Sponsors_PayerProfiles_Payer] FOREIGN KEY ([Payer]) REFERENCES [PayerProfiles] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [SponsorAgreements] (
    [Id] uniqueidentifier NOT NULL,
    [Sponsor] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Number] nvarchar(8) NOT NULL,
    [Purpose] nvarchar(300) NOT NULL,
    [Kind] nvarchar(32) NOT NULL,
    [Seats] int NULL,
    [BudgetFen] bigint NULL,
    [SeatsUsed] int NOT NULL,
    [FenUsed] bigint NOT NULL,
    [From] date NOT NULL,
    [To] date NOT NULL,
    [SignedAt] datetime2 NOT NULL,
    [ClosedAt] datetime2 NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_SponsorAgreements] PRIMARY KEY ([Id]),
    CONSTRAINT [CK_SponsorAgreements_Used] CHECK ("SeatsUsed" >= 0 AND "FenUsed" >= 0 AND ("Seats" IS NULL OR "SeatsUsed" <= "Seats") AND ("BudgetFen" IS NULL OR "FenUsed" <= "BudgetFen")),
    CONSTRAINT [FK_SponsorAgreements_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_SponsorAgreements_Sponsors_Sponsor] FOREIGN KEY ([Sponsor]) REFERENCES [Sponsors] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [SponsorDraws] (
    [Id] uniqueidentifier NOT NULL,
    [Agreement] uniqueidentifier NOT NULL,
    [Registration] uniqueidentifier NOT NULL,
    [Order] uniqueidentifier NOT NULL,
    [Payment] uniqueidentifier NOT NULL,
    [DrawnAt] datetime2 NOT NULL,
    [Settlement] uniqueidentifier NULL,
    [Amount_Amount] decimal(18,2) NOT NULL,
    [Returned_Amount] decimal(18,2) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_SponsorDraws] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_SponsorDraws_Orders_Order] FOREIGN KEY ([Order]) REFERENCES [Orders] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_SponsorDraws_Payments_Payment] FOREIGN KEY ([Payment]) REFERENCES [Payments] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_SponsorDraws_Registrations_Registration] FOREIGN KEY ([Registration]) REFERENCES [Registrations] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_SponsorDraws_SponsorAgreements_Agreement] FOREIGN KEY ([Agreement]) REFERENCES [SponsorAgreements] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [SponsorScopes] (
    [Id] uniqueidentifier NOT NULL,
    [Agreement] uniqueidentifier NOT NULL,
    [Unit] uniqueidentifier NULL,
    [Category] uniqueidentifier NULL,
    [Person] uniqueidentifier NULL,
    CONSTRAINT [PK_SponsorScopes] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_SponsorScopes_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_SponsorScopes_SponsorAgreements_Agreement] FOREIGN KEY ([Agreement]) REFERENCES [SponsorAgreements] ([Id]) ON DELETE CASCADE,
    CONSTRAINT [FK_SponsorScopes_TicketCategories_Category] FOREIGN KEY ([Category]) REFERENCES [TicketCategories] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_SponsorScopes_Units_Unit] FOREIGN KEY ([Unit]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION
);

CREATE INDEX [IX_SponsorAgreements_Event] ON [SponsorAgreements] ([Event]);

CREATE UNIQUE INDEX [IX_SponsorAgreements_Number] ON [SponsorAgreements] ([Number]);

CREATE INDEX [IX_SponsorAgreements_Sponsor] ON [SponsorAgreements] ([Sponsor]);

CREATE INDEX [IX_SponsorDraws_Agreement] ON [SponsorDraws] ([Agreement]);

CREATE UNIQUE INDEX [IX_SponsorDraws_Order] ON [SponsorDraws] ([Order]);

CREATE UNIQUE INDEX [IX_SponsorDraws_Payment] ON [SponsorDraws] ([Payment]);

CREATE INDEX [IX_SponsorDraws_Registration] ON [SponsorDraws] ([Registration]);

CREATE INDEX [IX_SponsorDraws_Settlement] ON [SponsorDraws] ([Settlement]);

CREATE INDEX [IX_Sponsors_Payer] ON [Sponsors] ([Payer]);

CREATE INDEX [IX_SponsorScopes_Agreement] ON [SponsorScopes] ([Agreement]);

CREATE INDEX [IX_SponsorScopes_Category] ON [SponsorScopes] ([Category]);

CREATE INDEX [IX_SponsorScopes_Person] ON [SponsorScopes] ([Person]);

CREATE INDEX [IX_SponsorScopes_Unit] ON [SponsorScopes] ([Unit]);

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261123143908_Sponsors', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
CREATE TABLE [AnnualReports] (
    [Id] uniqueidentifier NOT NULL,
    [Year] int NOT NULL,
    [State] nvarchar(32) NOT NULL,
    [Opened] bit NOT NULL,
    [Reason] nvarchar(500) NULL,
    [Snapshots] int NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_AnnualReports] PRIMARY KEY ([Id])
);

CREATE TABLE [Works] (
    [Id] uniqueidentifier NOT NULL,
    [Kind] nvarchar(32) NOT NULL,
    [Form] nvarchar(32) NULL,
    [Day] date NOT NULL,
    [Until] date NULL,
    [Department] nvarchar(32) NOT NULL,
    [Number] nvarchar(60) NULL,
    [Edition] nvarchar(60) NULL,
    [Category] nvarchar(200) NULL,
    [Partner] nvarchar(200) NULL,
    [Country] nvarchar(2) NULL,
    [Place] nvarchar(200) NULL,
    [Leader] nvarchar(200) NULL,
    [Total] int NULL,
    [Passed] int NULL,
    [People] int NULL,
    [Institutions] int NULL,
    [Experts] int NULL,
    [Suggestions] int NULL,
    [Amount] decimal(18,2) NULL,
    [DueOn] date NULL,
    [ClosedOn] date NULL,
    [Note] nvarchar(2000) NULL,
    [Parent] uniqueidentifier NULL,
    [Root] uniqueidentifier NULL,
    [Event] uniqueidentifier NULL,
    [Title_En] nvarchar(300) NULL,
    [Title_Zh] nvarchar(300) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Works] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Works_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Works_Works_Parent] FOREIGN KEY ([Parent]) REFERENCES [Works] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Works_Works_Root] FOREIGN KEY ([Root]) REFERENCES [Works] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [ReportComment] (
    [Id] uniqueidentifier NOT NULL,
    [Report] uniqueidentifier NOT NULL,
    [Part] nvarchar(40) NULL,
    [Metric] nvarchar(10) NULL,
    [Text] nvarchar(1000) NOT NULL,
    [By] uniqueidentifier NOT NULL,
    [ByName] nvarchar(200) NOT NULL,
    [At] datetime2 NOT NULL,
    [SettledAt] datetime2 NULL,
    CONSTRAINT [PK_ReportComment] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_ReportComment_AnnualReports_Report] FOREIGN KEY ([Report]) REFERENCES [AnnualReports] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [ReportPart] (
    [Id] uniqueidentifier NOT NULL,
    [Report] uniqueidentifier NOT NULL,
    [Part] nvarchar(40) NOT NULL,
    [Culture] nvarchar(10) NOT NULL,
    [Text] nvarchar(max) NOT NULL,
    CONSTRAINT [PK_ReportPart] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_ReportPart_AnnualReports_Report] FOREIGN KEY ([Report]) REFERENCES [AnnualReports] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [ReportSnapshots] (
    [Id] uniqueidentifier NOT NULL,
    [Report] uniqueidentifier NOT NULL,
    [Year] int NOT NULL,
    [Number] int NOT NULL,
    [Content] nvarchar(max) NOT NULL,
    [Hash] nvarchar(64) NOT NULL,
    [Changes] nvarchar(max) NULL,
    [Reason] nvarchar(500) NULL,
    [FrozenBy] uniqueidentifier NOT NULL,
    [FrozenByName] nvarchar(200) NOT NULL,
    [FrozenAt] datetime2 NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_ReportSnapshots] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_ReportSnapshots_AnnualReports_Report] FOREIGN KEY ([Report]) REFERENCES [AnnualReports] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [WorkEvidence] (
    [Id] uniqueidentifier NOT NULL,
    [Work] uniqueidentifier NOT NULL,
    [File] uniqueidentifier NOT NULL,
    [AddedAt] datetime2 NOT NULL,
    CONSTRAINT [PK_WorkEvidence] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_WorkEvidence_Files_File] FOREIGN KEY ([File]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_WorkEvidence_Works_Work] FOREIGN KEY ([Work]) REFERENCES [Works] ([Id]) ON DELETE CASCADE
);

CREATE INDEX [IX_Registrations_Event_CheckedInAt_Person] ON [Registrations] ([Event], [CheckedInAt], [Person]) WHERE "CheckedInAt" IS NOT NULL;

CREATE UNIQUE INDEX [IX_AnnualReports_Year] ON [AnnualReports] ([Year]);

CREATE INDEX [IX_ReportComment_Report] ON [ReportComment] ([Report]);

CREATE UNIQUE INDEX [IX_ReportPart_Report_Part_Culture] ON [ReportPart] ([Report], [Part], [Culture]);

CREATE INDEX [IX_ReportSnapshots_Report] ON [ReportSnapshots] ([Report]);

CREATE UNIQUE INDEX [IX_ReportSnapshots_Year_Number] ON [ReportSnapshots] ([Year], [Number]);

CREATE INDEX [IX_WorkEvidence_File] ON [WorkEvidence] ([File]);

CREATE INDEX [IX_WorkEvidence_Work] ON [WorkEvidence] ([Work]);

CREATE INDEX [IX_Works_ClosedOn] ON [Works] ([ClosedOn]);

CREATE INDEX [IX_Works_Event] ON [Works] ([Event]);

CREATE INDEX [IX_Works_Kind_Day] ON [Works] ([Kind], [Day]);

CREATE INDEX [IX_Works_Parent] ON [Works] ([Parent]);

CREATE INDEX [IX_Works_Root] ON [Works] ([Root]);

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261123153759_AnnualReport', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
DROP INDEX [IX_Certificates_Registration] ON [Certificates];

ALTER TABLE [UnitLiaisons] ADD [Department] nvarchar(100) NULL;

ALTER TABLE [Events] ADD [Cme_Assessment] nvarchar(32) NOT NULL DEFAULT N'Attendance';

DECLARE @var10 nvarchar(max);
SELECT @var10 = QUOTENAME([d].[name])
FROM [sys].[default_constraints] [d]
INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Certificates]') AND [c].[name] = N'Registration');
IF @var10 IS NOT NULL EXEC(N'ALTER TABLE [Certificates] DROP CONSTRAINT ' + @var10 + ';');
ALTER TABLE [Certificates] ALTER COLUMN [Registration] uniqueidentifier NULL;

ALTER TABLE [Certificates] ADD [Credits] decimal(18,2) NULL;

ALTER TABLE [Certificates] ADD [Detail] nvarchar(1000) NULL;

ALTER TABLE [Certificates] ADD [Kind] nvarchar(32) NOT NULL DEFAULT N'Attendance';

ALTER TABLE [Certificates] ADD [ProjectNumber] nvarchar(60) NULL;

ALTER TABLE [Certificates] ADD [ReissuedAs] nvarchar(24) NULL;

CREATE TABLE [AttendanceCorrections] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Session] uniqueidentifier NOT NULL,
    [Registration] uniqueidentifier NOT NULL,
    [From] datetime2 NULL,
    [To] datetime2 NULL,
    [Reason] nvarchar(500) NOT NULL,
    [By] uniqueidentifier NOT NULL,
    [At] datetime2 NOT NULL,
    [WithdrawnAt] datetime2 NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_AttendanceCorrections] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_AttendanceCorrections_Registrations_Registration] FOREIGN KEY ([Registration]) REFERENCES [Registrations] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [CertificateTemplates] (
    [Id] uniqueidentifier NOT NULL,
    [Kind] nvarchar(32) NOT NULL,
    [Body] uniqueidentifier NULL,
    [Event] uniqueidentifier NULL,
    [TitleZh] nvarchar(60) NOT NULL,
    [TitleEn] nvarchar(60) NOT NULL,
    [BodyZh] nvarchar(600) NOT NULL,
    [BodyEn] nvarchar(600) NOT NULL,
    [SignerZh] nvarchar(80) NULL,
    [SignerEn] nvarchar(80) NULL,
    [Paper] nvarchar(32) NOT NULL,
    [ShowsBorder] bit NOT NULL,
    [Logo] uniqueidentifier NULL,
    [Signature] uniqueidentifier NULL,
    [Seal] uniqueidentifier NULL,
    [Background] uniqueidentifier NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_CertificateTemplates] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_CertificateTemplates_Bodies_Body] FOREIGN KEY ([Body]) REFERENCES [Bodies] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_CertificateTemplates_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_CertificateTemplates_Files_Background] FOREIGN KEY ([Background]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_CertificateTemplates_Files_Logo] FOREIGN KEY ([Logo]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_CertificateTemplates_Files_Seal] FOREIGN KEY ([Seal]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_CertificateTemplates_Files_Signature] FOREIGN KEY ([Signature]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [CmeProjects] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Track] nvarchar(32) NOT NULL,
    [NationalSociety] bit NOT NULL,
    [Leader] nvarchar(200) NOT NULL,
    [LeaderPhone] nvarchar(40) NULL,
    [PlannedHeadcount] int NULL,
    [Number] nvarchar(60) NULL,
    [Status] nvarchar(32) NOT NULL,
    [AppliedAt] datetime2 NULL,
    [DecidedAt] datetime2 NULL,
    [FiledAt] datetime2 NULL,
    [AcceptedAt] datetime2 NULL,
    [ReportedAt] datetime2 NULL,
    [ReturnReason] nvarchar(500) NULL,
    [Summary] nvarchar(4000) NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_CmeProjects] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_CmeProjects_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [CreditAssessments] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Registration] uniqueidentifier NOT NULL,
    [Score] decimal(18,2) NULL,
    [Passed] bit NOT NULL,
    [By] uniqueidentifier NOT NULL,
    [At] datetime2 NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_CreditAssessments] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_CreditAssessments_Registrations_Registration] FOREIGN KEY ([Registration]) REFERENCES [Registrations] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [CreditClaims] (
    [Id] uniqueidentifier NOT NULL,
    [Person] uniqueidentifier NOT NULL,
    [Unit] uniqueidentifier NULL,
    [Department] nvarchar(100) NULL,
    [Kind] nvarchar(32) NOT NULL,
    [Title] nvarchar(200) NOT NULL,
    [Issuer] nvarchar(200) NULL,
    [StartedOn] date NOT NULL,
    [EndedOn] date NOT NULL,
    [Level] nvarchar(32) NULL,
    [Role] nvarchar(32) NOT NULL,
    [ProjectNumber] nvarchar(60) NULL,
    [Hours] decimal(18,2) NULL,
    [Months] int NULL,
    [Rank] int NULL,
    [Characters] int NULL,
    [Asked] decimal(18,2) NULL,
    [Status] nvarchar(32) NOT NULL,
    [StartedAt] datetime2 NOT NULL,
    [HandedInAt] datetime2 NULL,
    [DecidedAt] datetime2 NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_CreditClaims] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_CreditClaims_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [CreditExemptions] (
    [Id] uniqueidentifier NOT NULL,
    [Person] uniqueidentifier NOT NULL,
    [Year] int NOT NULL,
    [Reason] nvarchar(500) NOT NULL,
    [By] uniqueidentifier NOT NULL,
    [At] datetime2 NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_CreditExemptions] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_CreditExemptions_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [RegulatorExports] (
    [Id] uniqueidentifier NOT NULL,
    [Event] uniqueidentifier NOT NULL,
    [Rows] int NOT NULL,
    [Corrections] bit NOT NULL,
    [By] uniqueidentifier NOT NULL,
    [At] datetime2 NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_RegulatorExports] PRIMARY KEY ([Id])
);

CREATE TABLE [RosterDays] (
    [Id] uniqueidentifier NOT NULL,
    [Year] int NOT NULL,
    [Day] date NOT NULL,
    [People] int NOT NULL,
    [TakenBy] uniqueidentifier NOT NULL,
    [TakenAt] datetime2 NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_RosterDays] PRIMARY KEY ([Id])
);

CREATE TABLE [RulePacks] (
    [Id] uniqueidentifier NOT NULL,
    [Code] nvarchar(20) NOT NULL,
    [Number] int NOT NULL,
    [Jurisdiction] nvarchar(40) NOT NULL,
    [Source] nvarchar(300) NOT NULL,
    [CopyOf] nvarchar(20) NULL,
    [From] date NOT NULL,
    [To] date NULL,
    [Superseded] bit NOT NULL,
    [Terms] nvarchar(max) NOT NULL,
    [PublishedBy] uniqueidentifier NOT NULL,
    [PublishedAt] datetime2 NOT NULL,
    [Name_En] nvarchar(300) NULL,
    [Name_Zh] nvarchar(300) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_RulePacks] PRIMARY KEY ([Id])
);

CREATE TABLE [TeachingSites] (
    [Id] uniqueidentifier NOT NULL,
    [Unit] uniqueidentifier NOT NULL,
    [Scope] nvarchar(300) NOT NULL,
    [Capacity] int NOT NULL,
    [ValidFrom] date NOT NULL,
    [ValidTo] date NOT NULL,
    [Contact] nvarchar(300) NULL,
    [Name_En] nvarchar(300) NULL,
    [Name_Zh] nvarchar(300) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_TeachingSites] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_TeachingSites_Units_Unit] FOREIGN KEY ([Unit]) REFERENCES [Units] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [CmeChange] (
    [Id] uniqueidentifier NOT NULL,
    [Project] uniqueidentifier NOT NULL,
    [What] nvarchar(500) NOT NULL,
    [Reason] nvarchar(500) NOT NULL,
    [AskedAt] datetime2 NOT NULL,
    [Granted] bit NULL,
    [Note] nvarchar(500) NULL,
    [DecidedAt] datetime2 NULL,
    CONSTRAINT [PK_CmeChange] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_CmeChange_CmeProjects_Project] FOREIGN KEY ([Project]) REFERENCES [CmeProjects] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [CmeDocument] (
    [Id] uniqueidentifier NOT NULL,
    [Project] uniqueidentifier NOT NULL,
    [Kind] nvarchar(32) NOT NULL,
    [File] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [AttachedAt] datetime2 NOT NULL,
    CONSTRAINT [PK_CmeDocument] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_CmeDocument_CmeProjects_Project] FOREIGN KEY ([Project]) REFERENCES [CmeProjects] ([Id]) ON DELETE CASCADE,
    CONSTRAINT [FK_CmeDocument_Files_File] FOREIGN KEY ([File]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [ClaimEvidence] (
    [Id] uniqueidentifier NOT NULL,
    [Claim] uniqueidentifier NOT NULL,
    [File] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [Sha256] nvarchar(64) NOT NULL,
    CONSTRAINT [PK_ClaimEvidence] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_ClaimEvidence_CreditClaims_Claim] FOREIGN KEY ([Claim]) REFERENCES [CreditClaims] ([Id]) ON DELETE CASCADE,
    CONSTRAINT [FK_ClaimEvidence_Files_File] FOREIGN KEY ([File]) REFERENCES [Files] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [ClaimStep] (
    [Id] uniqueidentifier NOT NULL,
    [Claim] uniqueidentifier NOT NULL,
    [Level] nvarchar(32) NOT NULL,
    [Decision] nvarchar(32) NOT NULL,
    [Note] nvarchar(500) NULL,
    [By] uniqueidentifier NOT NULL,
    [At] datetime2 NOT NULL,
    CONSTRAINT [PK_ClaimStep] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_ClaimStep_CreditClaims_Claim] FOREIGN KEY ([Claim]) REFERENCES [CreditClaims] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [CreditAwards] (
    [Id] uniqueidentifier NOT NULL,
    [Person] uniqueidentifier NOT NULL,
    [Claim] uniqueidentifier NULL,
    [Event] uniqueidentifier NULL,
    [Registration] uniqueidentifier NULL,
    [Kind] nvarchar(32) NOT NULL,
    [Role] nvarchar(32) NOT NULL,
    [Level] nvarchar(32) NULL,
    [ProjectNumber] nvarchar(60) NULL,
    [Unit] uniqueidentifier NULL,
    [Year] int NOT NULL,
    [EarnedFrom] date NOT NULL,
    [EarnedOn] date NOT NULL,
    [Pack] nvarchar(20) NOT NULL,
    [PackVersion] int NOT NULL,
    [Rule] nvarchar(20) NOT NULL,
    [Class] nvarchar(32) NULL,
    [CapGroup] nvarchar(40) NULL,
    [Minutes] int NOT NULL,
    [Hours] decimal(18,2) NOT NULL,
    [Credits] decimal(18,2) NOT NULL,
    [WholeYear] bit NOT NULL,
    [ByEmployer] bit NOT NULL,
    [Steps] nvarchar(2000) NOT NULL,
    [Status] nvarchar(32) NOT NULL,
    [ComputedAt] datetime2 NOT NULL,
    [ReleasedAt] datetime2 NULL,
    [ReleasedBy] uniqueidentifier NULL,
    [ReversedAt] datetime2 NULL,
    [ReversedBy] uniqueidentifier NULL,
    [ReversalReason] nvarchar(500) NULL,
    [Title_En] nvarchar(300) NULL,
    [Title_Zh] nvarchar(300) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_CreditAwards] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_CreditAwards_CreditClaims_Claim] FOREIGN KEY ([Claim]) REFERENCES [CreditClaims] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_CreditAwards_Events_Event] FOREIGN KEY ([Event]) REFERENCES [Events] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_CreditAwards_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_CreditAwards_Registrations_Registration] FOREIGN KEY ([Registration]) REFERENCES [Registrations] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [RosterEntries] (
    [Id] uniqueidentifier NOT NULL,
    [RosterDay] uniqueidentifier NOT NULL,
    [Person] uniqueidentifier NOT NULL,
    [Unit] uniqueidentifier NOT NULL,
    [Ownership] nvarchar(32) NOT NULL,
    [Street] nvarchar(200) NULL,
    [Profession] nvarchar(100) NULL,
    CONSTRAINT [PK_RosterEntries] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_RosterEntries_People_Person] FOREIGN KEY ([Person]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_RosterEntries_RosterDays_RosterDay] FOREIGN KEY ([RosterDay]) REFERENCES [RosterDays] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [SiteInspection] (
    [Id] uniqueidentifier NOT NULL,
    [Site] uniqueidentifier NOT NULL,
    [On] date NOT NULL,
    [Verdict] nvarchar(32) NOT NULL,
    [Note] nvarchar(300) NULL,
    [By] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_SiteInspection] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_SiteInspection_TeachingSites_Site] FOREIGN KEY ([Site]) REFERENCES [TeachingSites] ([Id]) ON DELETE CASCADE
);

CREATE UNIQUE INDEX [IX_Certificates_Event_Person_Kind] ON [Certificates] ([Event], [Person], [Kind]) WHERE "Status" = 'Valid' AND "Registration" IS NULL;

CREATE UNIQUE INDEX [IX_Certificates_Registration_Kind] ON [Certificates] ([Registration], [Kind]) WHERE "Status" = 'Valid' AND "Registration" IS NOT NULL;

CREATE INDEX [IX_AttendanceCorrections_Event_Registration] ON [AttendanceCorrections] ([Event], [Registration]);

CREATE INDEX [IX_AttendanceCorrections_Registration] ON [AttendanceCorrections] ([Registration]);

CREATE INDEX [IX_CertificateTemplates_Background] ON [CertificateTemplates] ([Background]);

CREATE INDEX [IX_CertificateTemplates_Body] ON [CertificateTemplates] ([Body]);

CREATE INDEX [IX_CertificateTemplates_Event] ON [CertificateTemplates] ([Event]);

CREATE INDEX [IX_CertificateTemplates_Kind_Body_Event] ON [CertificateTemplates] ([Kind], [Body], [Event]);

CREATE INDEX [IX_CertificateTemplates_Logo] ON [CertificateTemplates] ([Logo]);

CREATE INDEX [IX_CertificateTemplates_Seal] ON [CertificateTemplates] ([Seal]);

CREATE INDEX [IX_CertificateTemplates_Signature] ON [CertificateTemplates] ([Signature]);

CREATE INDEX [IX_ClaimEvidence_Claim] ON [ClaimEvidence] ([Claim]);

CREATE INDEX [IX_ClaimEvidence_File] ON [ClaimEvidence] ([File]);

CREATE INDEX [IX_ClaimEvidence_Sha256] ON [ClaimEvidence] ([Sha256]);

CREATE INDEX [IX_ClaimStep_Claim] ON [ClaimStep] ([Claim]);

CREATE INDEX [IX_CmeChange_Project] ON [CmeChange] ([Project]);

CREATE INDEX [IX_CmeDocument_File] ON [CmeDocument] ([File]);

CREATE INDEX [IX_CmeDocument_Project] ON [CmeDocument] ([Project]);

CREATE UNIQUE INDEX [IX_CmeProjects_Event] ON [CmeProjects] ([Event]);

CREATE UNIQUE INDEX [IX_CreditAssessments_Event_Registration] ON [CreditAssessments] ([Event], [Registration]);

CREATE INDEX [IX_CreditAssessments_Registration] ON [CreditAssessments] ([Registration]);

CREATE INDEX [IX_CreditAwards_Claim] ON [CreditAwards] ([Claim]);

CREATE UNIQUE INDEX [IX_CreditAwards_Event_Person_Role] ON [CreditAwards] ([Event], [Person], [Role]) WHERE "Status" <> 'Reversed' AND "Event" IS NOT NULL;

CREATE INDEX [IX_CreditAwards_Person_Year] ON [CreditAwards] ([Person], [Year]);

CREATE INDEX [IX_CreditAwards_Registration] ON [CreditAwards] ([Registration]);

CREATE INDEX [IX_CreditAwards_Year_Status] ON [CreditAwards] ([Year], [Status]);

CREATE INDEX [IX_CreditClaims_Person] ON [CreditClaims] ([Person]);

CREATE INDEX [IX_CreditClaims_Status_Unit] ON [CreditClaims] ([Status], [Unit]);

CREATE INDEX [IX_CreditExemptions_Person_Year] ON [CreditExemptions] ([Person], [Year]);

CREATE INDEX [IX_RegulatorExports_Event_At] ON [RegulatorExports] ([Event], [At]);

CREATE UNIQUE INDEX [IX_RosterDays_Year_Day] ON [RosterDays] ([Year], [Day]);

CREATE INDEX [IX_RosterEntries_Person] ON [RosterEntries] ([Person]);

CREATE INDEX [IX_RosterEntries_RosterDay_Person] ON [RosterEntries] ([RosterDay], [Person]);

CREATE UNIQUE INDEX [IX_RulePacks_Code_Number] ON [RulePacks] ([Code], [Number]);

CREATE INDEX [IX_SiteInspection_Site] ON [SiteInspection] ([Site]);

CREATE INDEX [IX_TeachingSites_Unit] ON [TeachingSites] ([Unit]);

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261123160712_Credits', N'10.0.14');

COMMIT;
GO

BEGIN TRANSACTION;
ALTER TABLE [Outbox] ADD [Bounce] nvarchar(500) NULL;

ALTER TABLE [Outbox] ADD [BouncedAt] datetime2 NULL;

ALTER TABLE [Outbox] ADD [Mailing] uniqueidentifier NULL;

ALTER TABLE [Outbox] ADD [Preface] nvarchar(500) NULL;

CREATE TABLE [DigestWishes] (
    [Id] uniqueidentifier NOT NULL,
    [Account] uniqueidentifier NOT NULL,
    [Since] datetime2 NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_DigestWishes] PRIMARY KEY ([Id])
);

CREATE TABLE [Mailings] (
    [Id] uniqueidentifier NOT NULL,
    [Audience] nvarchar(32) NOT NULL,
    [Of] uniqueidentifier NULL,
    [Question] nvarchar(1500) NOT NULL,
    [Kind] nvarchar(32) NOT NULL,
    [SubjectZh] nvarchar(120) NOT NULL,
    [TextZh] nvarchar(max) NOT NULL,
    [SubjectEn] nvarchar(120) NULL,
    [TextEn] nvarchar(max) NULL,
    [State] nvarchar(32) NOT NULL,
    [WrittenBy] uniqueidentifier NOT NULL,
    [WrittenAt] datetime2 NOT NULL,
    [StartsAt] datetime2 NULL,
    [EndedAt] datetime2 NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_Mailings] PRIMARY KEY ([Id])
);

CREATE TABLE [SentMails] (
    [Message] uniqueidentifier NOT NULL,
    [Subject] nvarchar(500) NOT NULL,
    [Text] nvarchar(max) NULL,
    [Attachments] nvarchar(1000) NOT NULL,
    [SentAt] datetime2 NOT NULL,
    [ReadAt] datetime2 NULL,
    CONSTRAINT [PK_SentMails] PRIMARY KEY ([Message]),
    CONSTRAINT [FK_SentMails_Outbox_Message] FOREIGN KEY ([Message]) REFERENCES [Outbox] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [MailingRecipients] (
    [Id] uniqueidentifier NOT NULL,
    [Mailing] uniqueidentifier NOT NULL,
    [Subject] uniqueidentifier NOT NULL,
    [Message] uniqueidentifier NULL,
    [Reason] nvarchar(32) NULL,
    CONSTRAINT [PK_MailingRecipients] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_MailingRecipients_Mailings_Mailing] FOREIGN KEY ([Mailing]) REFERENCES [Mailings] ([Id]) ON DELETE CASCADE
);

CREATE INDEX [IX_Outbox_Mailing_State] ON [Outbox] ([Mailing], [State]);

CREATE INDEX [IX_Outbox_Subject] ON [Outbox] ([Subject]);

CREATE INDEX [IX_Outbox_To] ON [Outbox] ([To]);

CREATE UNIQUE INDEX [IX_DigestWishes_Account] ON [DigestWishes] ([Account]);

CREATE UNIQUE INDEX [IX_MailingRecipients_Mailing_Subject] ON [MailingRecipients] ([Mailing], [Subject]);

CREATE INDEX [IX_Mailings_State_StartsAt] ON [Mailings] ([State], [StartsAt]);

CREATE INDEX [IX_SentMails_SentAt] ON [SentMails] ([SentAt]);

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261123162136_Mailings', N'10.0.14');

COMMIT;
GO

