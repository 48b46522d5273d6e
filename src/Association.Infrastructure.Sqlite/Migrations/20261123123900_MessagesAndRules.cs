using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Association.Infrastructure.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MessagesAndRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Domain",
                table: "Outbox",
                type: "TEXT",
                maxLength: 254,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "Due",
                table: "Outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "LeasedBy",
                table: "Outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Rule",
                table: "Outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Step",
                table: "Outbox",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "MailAddresses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    HardBounces = table.Column<int>(type: "INTEGER", nullable: false),
                    LastBounceAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LastBounce = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    StoppedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Left = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailAddresses", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReminderRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Entity = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Condition = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Date = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Offset = table.Column<int>(type: "INTEGER", nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ToPerson = table.Column<bool>(type: "INTEGER", nullable: false),
                    ToLiaison = table.Column<bool>(type: "INTEGER", nullable: false),
                    ToHead = table.Column<bool>(type: "INTEGER", nullable: false),
                    ToOffice = table.Column<bool>(type: "INTEGER", nullable: false),
                    Template = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    RepeatDays = table.Column<int>(type: "INTEGER", nullable: false),
                    Repeats = table.Column<int>(type: "INTEGER", nullable: false),
                    OnSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Name_En = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Name_Zh = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReminderRules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TemplateVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Culture = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    Body = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true),
                    BothLanguages = table.Column<bool>(type: "INTEGER", nullable: false),
                    WrittenBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TemplateVersions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UnitDocuments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Unit = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ExpiresOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnitDocuments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UnitDocuments_Units_Unit",
                        column: x => x.Unit,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Rule_Subject",
                table: "Outbox",
                columns: new[] { "Rule", "Subject" });

            migrationBuilder.CreateIndex(
                name: "IX_MembershipTerms_To",
                table: "MembershipTerms",
                column: "To");

            migrationBuilder.CreateIndex(
                name: "IX_MailAddresses_Address",
                table: "MailAddresses",
                column: "Address",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TemplateVersions_Purpose_Culture_Number",
                table: "TemplateVersions",
                columns: new[] { "Purpose", "Culture", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UnitDocuments_ExpiresOn",
                table: "UnitDocuments",
                column: "ExpiresOn");

            migrationBuilder.CreateIndex(
                name: "IX_UnitDocuments_Unit",
                table: "UnitDocuments",
                column: "Unit");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MailAddresses");

            migrationBuilder.DropTable(
                name: "ReminderRules");

            migrationBuilder.DropTable(
                name: "TemplateVersions");

            migrationBuilder.DropTable(
                name: "UnitDocuments");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_Rule_Subject",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_MembershipTerms_To",
                table: "MembershipTerms");

            migrationBuilder.DropColumn(
                name: "Domain",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Due",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "LeasedBy",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Rule",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Step",
                table: "Outbox");
        }
    }
}
