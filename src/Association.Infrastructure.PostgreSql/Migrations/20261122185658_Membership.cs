using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Association.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Membership : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OrderLines_Registration",
                table: "OrderLines");

            migrationBuilder.AlterColumn<Guid>(
                name: "Event",
                table: "Orders",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AlterColumn<Guid>(
                name: "Registration",
                table: "OrderLines",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<Guid>(
                name: "Term",
                table: "OrderLines",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "EndedOn",
                table: "MembershipTerms",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Ending",
                table: "MembershipTerms",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EndingReason",
                table: "MembershipTerms",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Months",
                table: "MembershipTerms",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CardKey",
                table: "Memberships",
                type: "character varying(26)",
                maxLength: 26,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ListedSince",
                table: "Memberships",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Override_Reason",
                table: "Memberships",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Override_Status",
                table: "Memberships",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Override_Until",
                table: "Memberships",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Applications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Channel = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Category = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Account = table.Column<Guid>(type: "uuid", nullable: true),
                    Language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ResidentId_Cipher = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ResidentId_Index = table.Column<string>(type: "character varying(44)", maxLength: 44, nullable: true),
                    ResidentId_Masked = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Sex = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    BirthDate = table.Column<DateOnly>(type: "date", nullable: true),
                    Mobile_Cipher = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Mobile_Index = table.Column<string>(type: "character varying(44)", maxLength: 44, nullable: true),
                    Mobile_Masked = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    Unit = table.Column<Guid>(type: "uuid", nullable: true),
                    UnitName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Department = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    PracticeCertificate_Cipher = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PracticeCertificate_Index = table.Column<string>(type: "character varying(44)", maxLength: 44, nullable: true),
                    PracticeCertificate_Masked = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Statement = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    ConsentedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WantsListing = table.Column<bool>(type: "boolean", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Membership = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Applications", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Applications_Memberships_Membership",
                        column: x => x.Membership,
                        principalTable: "Memberships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Applications_Units_Unit",
                        column: x => x.Unit,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MembershipPolicies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    NumberPattern = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MembershipPolicies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ApplicationEvidence",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Application = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    File = table.Column<Guid>(type: "uuid", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApplicationEvidence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ApplicationEvidence_Applications_Application",
                        column: x => x.Application,
                        principalTable: "Applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ApplicationEvidence_Files_File",
                        column: x => x.File,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ApplicationStep",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Application = table.Column<Guid>(type: "uuid", nullable: false),
                    Act = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    Words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApplicationStep", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ApplicationStep_Applications_Application",
                        column: x => x.Application,
                        principalTable: "Applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CategoryRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Policy = table.Column<Guid>(type: "uuid", nullable: false),
                    Category = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Open = table.Column<bool>(type: "boolean", nullable: false),
                    NeedsLicence = table.Column<bool>(type: "boolean", nullable: false),
                    NeedsTitle = table.Column<bool>(type: "boolean", nullable: false),
                    NeedsEvidence = table.Column<bool>(type: "boolean", nullable: false),
                    TermMonths = table.Column<int>(type: "integer", nullable: true),
                    RenewalOpensDays = table.Column<int>(type: "integer", nullable: false),
                    GraceDays = table.Column<int>(type: "integer", nullable: false),
                    RenewalClosesDays = table.Column<int>(type: "integer", nullable: false),
                    Eligibility_En = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Eligibility_Zh = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Fee_Amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CategoryRules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CategoryRules_MembershipPolicies_Policy",
                        column: x => x.Policy,
                        principalTable: "MembershipPolicies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StatusRule",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Policy = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Counts = table.Column<bool>(type: "boolean", nullable: false),
                    FromDate = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    FromOffset = table.Column<int>(type: "integer", nullable: false),
                    FromUnit = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ToDate = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    ToOffset = table.Column<int>(type: "integer", nullable: false),
                    ToUnit = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StatusRule", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StatusRule_MembershipPolicies_Policy",
                        column: x => x.Policy,
                        principalTable: "MembershipPolicies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OrderLines_Registration",
                table: "OrderLines",
                column: "Registration",
                unique: true,
                filter: "\"Registration\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OrderLines_Term",
                table: "OrderLines",
                column: "Term",
                unique: true,
                filter: "\"Term\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_MembershipTerms_Proposed",
                table: "MembershipTerms",
                column: "Membership",
                unique: true,
                filter: "\"State\" = 'Proposed'");

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_CardKey",
                table: "Memberships",
                column: "CardKey",
                unique: true,
                filter: "\"CardKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ApplicationEvidence_Application",
                table: "ApplicationEvidence",
                column: "Application");

            migrationBuilder.CreateIndex(
                name: "IX_ApplicationEvidence_File",
                table: "ApplicationEvidence",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_Applications_Account",
                table: "Applications",
                column: "Account");

            migrationBuilder.CreateIndex(
                name: "IX_Applications_Membership",
                table: "Applications",
                column: "Membership");

            migrationBuilder.CreateIndex(
                name: "IX_Applications_Mobile_Index",
                table: "Applications",
                column: "Mobile_Index");

            migrationBuilder.CreateIndex(
                name: "IX_Applications_Number",
                table: "Applications",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Applications_PracticeCertificate_Index",
                table: "Applications",
                column: "PracticeCertificate_Index");

            migrationBuilder.CreateIndex(
                name: "IX_Applications_ResidentId_Index",
                table: "Applications",
                column: "ResidentId_Index");

            migrationBuilder.CreateIndex(
                name: "IX_Applications_Status_SubmittedAt",
                table: "Applications",
                columns: new[] { "Status", "SubmittedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_Unit",
                table: "Applications",
                column: "Unit");

            migrationBuilder.CreateIndex(
                name: "IX_ApplicationStep_Application",
                table: "ApplicationStep",
                column: "Application");

            migrationBuilder.CreateIndex(
                name: "IX_CategoryRules_Policy_Category",
                table: "CategoryRules",
                columns: new[] { "Policy", "Category" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MembershipPolicies_Name",
                table: "MembershipPolicies",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StatusRule_Policy",
                table: "StatusRule",
                column: "Policy");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ApplicationEvidence");

            migrationBuilder.DropTable(
                name: "ApplicationStep");

            migrationBuilder.DropTable(
                name: "CategoryRules");

            migrationBuilder.DropTable(
                name: "StatusRule");

            migrationBuilder.DropTable(
                name: "Applications");

            migrationBuilder.DropTable(
                name: "MembershipPolicies");

            migrationBuilder.DropIndex(
                name: "IX_OrderLines_Registration",
                table: "OrderLines");

            migrationBuilder.DropIndex(
                name: "IX_OrderLines_Term",
                table: "OrderLines");

            migrationBuilder.DropIndex(
                name: "IX_MembershipTerms_Proposed",
                table: "MembershipTerms");

            migrationBuilder.DropIndex(
                name: "IX_Memberships_CardKey",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "Term",
                table: "OrderLines");

            migrationBuilder.DropColumn(
                name: "EndedOn",
                table: "MembershipTerms");

            migrationBuilder.DropColumn(
                name: "Ending",
                table: "MembershipTerms");

            migrationBuilder.DropColumn(
                name: "EndingReason",
                table: "MembershipTerms");

            migrationBuilder.DropColumn(
                name: "Months",
                table: "MembershipTerms");

            migrationBuilder.DropColumn(
                name: "CardKey",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "ListedSince",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "Override_Reason",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "Override_Status",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "Override_Until",
                table: "Memberships");

            migrationBuilder.AlterColumn<Guid>(
                name: "Event",
                table: "Orders",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "Registration",
                table: "OrderLines",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_OrderLines_Registration",
                table: "OrderLines",
                column: "Registration",
                unique: true);
        }
    }
}
