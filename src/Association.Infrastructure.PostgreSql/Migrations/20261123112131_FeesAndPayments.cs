using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Association.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class FeesAndPayments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Payments_Order",
                table: "Payments");

            migrationBuilder.AddColumn<string>(
                name: "VoidReason",
                table: "Receipts",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "VoidedAt",
                table: "Receipts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "Excess_Amount",
                table: "Payments",
                type: "numeric(18,2)",
                precision: 18,
                scale: 2,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<Guid>(
                name: "Line",
                table: "Payments",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Reverses",
                table: "Payments",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DunnedAt",
                table: "Orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DunningLevel",
                table: "Orders",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "PaidBy",
                table: "Orders",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "Settled_Amount",
                table: "Orders",
                type: "numeric(18,2)",
                precision: 18,
                scale: 2,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<Guid>(
                name: "Unit",
                table: "Orders",
                type: "uuid",
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "Order",
                table: "LedgerTransactions",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<Guid>(
                name: "Document",
                table: "LedgerTransactions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Event",
                table: "LedgerTransactions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Fund",
                table: "LedgerTransactions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Memo",
                table: "LedgerTransactions",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "On",
                table: "LedgerTransactions",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<Guid>(
                name: "Payer",
                table: "LedgerTransactions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Payment",
                table: "LedgerTransactions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Reverses",
                table: "LedgerTransactions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Year",
                table: "LedgerTransactions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "AccountCodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Account = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountCodes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BankLayouts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Signature = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    Columns = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankLayouts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BankStatements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Account = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    UploadedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    UploadedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CommittedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Task = table.Column<Guid>(type: "uuid", nullable: true),
                    File = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankStatements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BankStatements_Files_File",
                        column: x => x.File,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DunningLevels",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Level = table.Column<int>(type: "integer", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    Fee_Amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    Text_En = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Text_Zh = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DunningLevels", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FeeSchedules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    ProRata = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Resolution = table.Column<Guid>(type: "uuid", nullable: true),
                    ResolvedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PublishedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeeSchedules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FeeSchedules_Resolutions_Resolution",
                        column: x => x.Resolution,
                        principalTable: "Resolutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FinanceDocuments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Order = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Serial = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Reference = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Lines = table.Column<string>(type: "text", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Corrects = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    File = table.Column<Guid>(type: "uuid", nullable: true),
                    Payer_Address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Payer_Bank = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Payer_BankAccount = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Payer_Email = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Payer_Phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Payer_TaxNumber = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Payer_Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Total_Amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FinanceDocuments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FinanceDocuments_Files_File",
                        column: x => x.File,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FinanceDocuments_Orders_Order",
                        column: x => x.Order,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FiscalYears",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FiscalYears", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Funds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Purpose = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Closed = table.Column<bool>(type: "boolean", nullable: false),
                    Name_En = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Name_Zh = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Funds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PayerProfiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Unit = table.Column<Guid>(type: "uuid", nullable: true),
                    Person = table.Column<Guid>(type: "uuid", nullable: true),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    TaxNumber = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Bank = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    BankAccount = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Email = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayerProfiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayerProfiles_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PayerProfiles_Units_Unit",
                        column: x => x.Unit,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WriteOffs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<Guid>(type: "uuid", nullable: false),
                    Waived = table.Column<bool>(type: "boolean", nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    BookedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Amount_Amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WriteOffs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WriteOffs_Orders_Order",
                        column: x => x.Order,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BankLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Statement = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    Balance = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    Payer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PayerAccount = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PayerBank = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Summary = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Remark = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Serial = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Raw = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Key = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Bucket = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Finding = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Booked = table.Column<bool>(type: "boolean", nullable: false),
                    Amount_Amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BankLines_BankStatements_Statement",
                        column: x => x.Statement,
                        principalTable: "BankStatements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DuesRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Schedule = table.Column<Guid>(type: "uuid", nullable: false),
                    Audience = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    AsOf = table.Column<DateOnly>(type: "date", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    StartedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Task = table.Column<Guid>(type: "uuid", nullable: true),
                    CopiedFrom = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuesRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DuesRuns_FeeSchedules_Schedule",
                        column: x => x.Schedule,
                        principalTable: "FeeSchedules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FeeRates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Schedule = table.Column<Guid>(type: "uuid", nullable: false),
                    Tier = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Category = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Amount_Amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeeRates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FeeRates_FeeSchedules_Schedule",
                        column: x => x.Schedule,
                        principalTable: "FeeSchedules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BankMatches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Line = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<Guid>(type: "uuid", nullable: false),
                    Score = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Chosen = table.Column<bool>(type: "boolean", nullable: false),
                    Share_Amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankMatches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BankMatches_BankLines_Line",
                        column: x => x.Line,
                        principalTable: "BankLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_BankMatches_Orders_Order",
                        column: x => x.Order,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DuesCharges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Run = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Unit = table.Column<Guid>(type: "uuid", nullable: true),
                    Tier = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Person = table.Column<Guid>(type: "uuid", nullable: true),
                    Category = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Order = table.Column<Guid>(type: "uuid", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Amount_Amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    Full_Amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuesCharges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DuesCharges_DuesRuns_Run",
                        column: x => x.Run,
                        principalTable: "DuesRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DuesCharges_Orders_Order",
                        column: x => x.Order,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DuesCharges_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DuesCharges_Units_Unit",
                        column: x => x.Unit,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_Line",
                table: "Payments",
                column: "Line");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_Order",
                table: "Payments",
                column: "Order");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_Reverses",
                table: "Payments",
                column: "Reverses",
                unique: true,
                filter: "\"Reverses\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_PaidBy",
                table: "Orders",
                column: "PaidBy");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Unit",
                table: "Orders",
                column: "Unit");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerTransactions_Document",
                table: "LedgerTransactions",
                column: "Document");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerTransactions_Event",
                table: "LedgerTransactions",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerTransactions_Fund",
                table: "LedgerTransactions",
                column: "Fund");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerTransactions_On",
                table: "LedgerTransactions",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerTransactions_Payer",
                table: "LedgerTransactions",
                column: "Payer");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerTransactions_Payment",
                table: "LedgerTransactions",
                column: "Payment");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerTransactions_Reverses",
                table: "LedgerTransactions",
                column: "Reverses",
                unique: true,
                filter: "\"Reverses\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AccountCodes_Account",
                table: "AccountCodes",
                column: "Account",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BankLayouts_Signature",
                table: "BankLayouts",
                column: "Signature",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BankLines_Key",
                table: "BankLines",
                column: "Key",
                unique: true,
                filter: "\"Key\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_BankLines_On",
                table: "BankLines",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_BankLines_Statement_Number",
                table: "BankLines",
                columns: new[] { "Statement", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_BankMatches_Line",
                table: "BankMatches",
                column: "Line");

            migrationBuilder.CreateIndex(
                name: "IX_BankMatches_Order",
                table: "BankMatches",
                column: "Order");

            migrationBuilder.CreateIndex(
                name: "IX_BankStatements_File",
                table: "BankStatements",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_DuesCharges_Order",
                table: "DuesCharges",
                column: "Order",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DuesCharges_Person",
                table: "DuesCharges",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_DuesCharges_Run",
                table: "DuesCharges",
                column: "Run");

            migrationBuilder.CreateIndex(
                name: "IX_DuesCharges_Unit",
                table: "DuesCharges",
                column: "Unit");

            migrationBuilder.CreateIndex(
                name: "IX_DuesCharges_Year_Person",
                table: "DuesCharges",
                columns: new[] { "Year", "Person" },
                unique: true,
                filter: "\"Person\" IS NOT NULL AND \"WithdrawnAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DuesCharges_Year_Unit",
                table: "DuesCharges",
                columns: new[] { "Year", "Unit" },
                unique: true,
                filter: "\"Unit\" IS NOT NULL AND \"WithdrawnAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DuesRuns_Schedule",
                table: "DuesRuns",
                column: "Schedule");

            migrationBuilder.CreateIndex(
                name: "IX_DunningLevels_Level",
                table: "DunningLevels",
                column: "Level",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FeeRates_Schedule",
                table: "FeeRates",
                column: "Schedule");

            migrationBuilder.CreateIndex(
                name: "IX_FeeSchedules_Resolution",
                table: "FeeSchedules",
                column: "Resolution");

            migrationBuilder.CreateIndex(
                name: "IX_FinanceDocuments_Corrects",
                table: "FinanceDocuments",
                column: "Corrects",
                unique: true,
                filter: "\"Corrects\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FinanceDocuments_File",
                table: "FinanceDocuments",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_FinanceDocuments_Kind_Year_Serial",
                table: "FinanceDocuments",
                columns: new[] { "Kind", "Year", "Serial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FinanceDocuments_Number",
                table: "FinanceDocuments",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FinanceDocuments_Order",
                table: "FinanceDocuments",
                column: "Order");

            migrationBuilder.CreateIndex(
                name: "IX_FiscalYears_Year",
                table: "FiscalYears",
                column: "Year",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PayerProfiles_Person",
                table: "PayerProfiles",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_PayerProfiles_Unit",
                table: "PayerProfiles",
                column: "Unit",
                unique: true,
                filter: "\"Unit\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WriteOffs_Order",
                table: "WriteOffs",
                column: "Order");

            migrationBuilder.AddForeignKey(
                name: "FK_LedgerTransactions_Events_Event",
                table: "LedgerTransactions",
                column: "Event",
                principalTable: "Events",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_LedgerTransactions_Funds_Fund",
                table: "LedgerTransactions",
                column: "Fund",
                principalTable: "Funds",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_LedgerTransactions_PayerProfiles_Payer",
                table: "LedgerTransactions",
                column: "Payer",
                principalTable: "PayerProfiles",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Orders_PayerProfiles_PaidBy",
                table: "Orders",
                column: "PaidBy",
                principalTable: "PayerProfiles",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Orders_Units_Unit",
                table: "Orders",
                column: "Unit",
                principalTable: "Units",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Payments_BankLines_Line",
                table: "Payments",
                column: "Line",
                principalTable: "BankLines",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            // What was paid in full was settled; what was booked counts for its day in Shanghai.
            migrationBuilder.Sql("""UPDATE "Orders" SET "Settled_Amount" = "Total_Amount" WHERE "Status" IN ('Paid', 'Refunding')""");
            migrationBuilder.Sql("""UPDATE "LedgerTransactions" SET "On" = ("BookedAt" AT TIME ZONE 'Asia/Shanghai')::date, "Year" = EXTRACT(YEAR FROM "BookedAt" AT TIME ZONE 'Asia/Shanghai')::integer""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_LedgerTransactions_Events_Event",
                table: "LedgerTransactions");

            migrationBuilder.DropForeignKey(
                name: "FK_LedgerTransactions_Funds_Fund",
                table: "LedgerTransactions");

            migrationBuilder.DropForeignKey(
                name: "FK_LedgerTransactions_PayerProfiles_Payer",
                table: "LedgerTransactions");

            migrationBuilder.DropForeignKey(
                name: "FK_Orders_PayerProfiles_PaidBy",
                table: "Orders");

            migrationBuilder.DropForeignKey(
                name: "FK_Orders_Units_Unit",
                table: "Orders");

            migrationBuilder.DropForeignKey(
                name: "FK_Payments_BankLines_Line",
                table: "Payments");

            migrationBuilder.DropTable(
                name: "AccountCodes");

            migrationBuilder.DropTable(
                name: "BankLayouts");

            migrationBuilder.DropTable(
                name: "BankMatches");

            migrationBuilder.DropTable(
                name: "DuesCharges");

            migrationBuilder.DropTable(
                name: "DunningLevels");

            migrationBuilder.DropTable(
                name: "FeeRates");

            migrationBuilder.DropTable(
                name: "FinanceDocuments");

            migrationBuilder.DropTable(
                name: "FiscalYears");

            migrationBuilder.DropTable(
                name: "Funds");

            migrationBuilder.DropTable(
                name: "PayerProfiles");

            migrationBuilder.DropTable(
                name: "WriteOffs");

            migrationBuilder.DropTable(
                name: "BankLines");

            migrationBuilder.DropTable(
                name: "DuesRuns");

            migrationBuilder.DropTable(
                name: "BankStatements");

            migrationBuilder.DropTable(
                name: "FeeSchedules");

            migrationBuilder.DropIndex(
                name: "IX_Payments_Line",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Payments_Order",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Payments_Reverses",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Orders_PaidBy",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_Unit",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_LedgerTransactions_Document",
                table: "LedgerTransactions");

            migrationBuilder.DropIndex(
                name: "IX_LedgerTransactions_Event",
                table: "LedgerTransactions");

            migrationBuilder.DropIndex(
                name: "IX_LedgerTransactions_Fund",
                table: "LedgerTransactions");

            migrationBuilder.DropIndex(
                name: "IX_LedgerTransactions_On",
                table: "LedgerTransactions");

            migrationBuilder.DropIndex(
                name: "IX_LedgerTransactions_Payer",
                table: "LedgerTransactions");

            migrationBuilder.DropIndex(
                name: "IX_LedgerTransactions_Payment",
                table: "LedgerTransactions");

            migrationBuilder.DropIndex(
                name: "IX_LedgerTransactions_Reverses",
                table: "LedgerTransactions");

            migrationBuilder.DropColumn(
                name: "VoidReason",
                table: "Receipts");

            migrationBuilder.DropColumn(
                name: "VoidedAt",
                table: "Receipts");

            migrationBuilder.DropColumn(
                name: "Excess_Amount",
                table: "Payments");

            migrationBuilder.DropColumn(
                name: "Line",
                table: "Payments");

            migrationBuilder.DropColumn(
                name: "Reverses",
                table: "Payments");

            migrationBuilder.DropColumn(
                name: "DunnedAt",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "DunningLevel",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "PaidBy",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "Settled_Amount",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "Unit",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "Document",
                table: "LedgerTransactions");

            migrationBuilder.DropColumn(
                name: "Event",
                table: "LedgerTransactions");

            migrationBuilder.DropColumn(
                name: "Fund",
                table: "LedgerTransactions");

            migrationBuilder.DropColumn(
                name: "Memo",
                table: "LedgerTransactions");

            migrationBuilder.DropColumn(
                name: "On",
                table: "LedgerTransactions");

            migrationBuilder.DropColumn(
                name: "Payer",
                table: "LedgerTransactions");

            migrationBuilder.DropColumn(
                name: "Payment",
                table: "LedgerTransactions");

            migrationBuilder.DropColumn(
                name: "Reverses",
                table: "LedgerTransactions");

            migrationBuilder.DropColumn(
                name: "Year",
                table: "LedgerTransactions");

            migrationBuilder.AlterColumn<Guid>(
                name: "Order",
                table: "LedgerTransactions",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Payments_Order",
                table: "Payments",
                column: "Order",
                unique: true);
        }
    }
}
