using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Association.Infrastructure.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class UnitsAndDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "CouncilTerm",
                table: "UnitTerms",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Decision",
                table: "UnitTerms",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ElectedUntil",
                table: "UnitTerms",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EndNote",
                table: "UnitTerms",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Ending",
                table: "UnitTerms",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Representative",
                table: "UnitTerms",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Units",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Other");

            migrationBuilder.AddColumn<string>(
                name: "Licence",
                table: "Units",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Resolutions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Meeting = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    HeldOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Secret = table.Column<bool>(type: "INTEGER", nullable: false),
                    Due = table.Column<int>(type: "INTEGER", nullable: false),
                    Present = table.Column<int>(type: "INTEGER", nullable: false),
                    For = table.Column<int>(type: "INTEGER", nullable: false),
                    Against = table.Column<int>(type: "INTEGER", nullable: false),
                    Abstain = table.Column<int>(type: "INTEGER", nullable: false),
                    Minutes = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Resolutions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Resolutions_Files_Minutes",
                        column: x => x.Minutes,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StaffTransfers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<Guid>(type: "TEXT", nullable: false),
                    To = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    AskedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffTransfers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StaffTransfers_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StaffTransfers_Units_From",
                        column: x => x.From,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StaffTransfers_Units_To",
                        column: x => x.To,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TierNames",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Tier = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Name_En = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Name_Zh = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TierNames", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UnitContacts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Unit = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Duty = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Mobile_Cipher = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Mobile_Index = table.Column<string>(type: "TEXT", maxLength: 44, nullable: true),
                    Mobile_Masked = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnitContacts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UnitContacts_Units_Unit",
                        column: x => x.Unit,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UnitInvitations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Unit = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    Department = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    CodeHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    UsesLeft = table.Column<int>(type: "INTEGER", nullable: false),
                    Accepted = table.Column<int>(type: "INTEGER", nullable: false),
                    InvitedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvitedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnitInvitations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UnitInvitations_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UnitInvitations_Units_Unit",
                        column: x => x.Unit,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "UnitLiaisons",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Unit = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Staff = table.Column<bool>(type: "INTEGER", nullable: false),
                    Dues = table.Column<bool>(type: "INTEGER", nullable: false),
                    Credits = table.Column<bool>(type: "INTEGER", nullable: false),
                    GrantedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    GrantedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnitLiaisons", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UnitLiaisons_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UnitLiaisons_Units_Unit",
                        column: x => x.Unit,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_UnitTerms_Decision",
                table: "UnitTerms",
                column: "Decision");

            migrationBuilder.CreateIndex(
                name: "IX_UnitTerms_From_To",
                table: "UnitTerms",
                columns: new[] { "From", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_UnitTerms_Representative",
                table: "UnitTerms",
                column: "Representative");

            migrationBuilder.CreateIndex(
                name: "IX_Resolutions_HeldOn",
                table: "Resolutions",
                column: "HeldOn");

            migrationBuilder.CreateIndex(
                name: "IX_Resolutions_Minutes",
                table: "Resolutions",
                column: "Minutes");

            migrationBuilder.CreateIndex(
                name: "IX_StaffTransfers_From",
                table: "StaffTransfers",
                column: "From");

            migrationBuilder.CreateIndex(
                name: "IX_StaffTransfers_Person",
                table: "StaffTransfers",
                column: "Person",
                unique: true,
                filter: "\"Status\" = 'Open'");

            migrationBuilder.CreateIndex(
                name: "IX_StaffTransfers_To",
                table: "StaffTransfers",
                column: "To");

            migrationBuilder.CreateIndex(
                name: "IX_TierNames_Tier",
                table: "TierNames",
                column: "Tier",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UnitContacts_Mobile_Index",
                table: "UnitContacts",
                column: "Mobile_Index");

            migrationBuilder.CreateIndex(
                name: "IX_UnitContacts_Unit",
                table: "UnitContacts",
                column: "Unit");

            migrationBuilder.CreateIndex(
                name: "IX_UnitInvitations_CodeHash",
                table: "UnitInvitations",
                column: "CodeHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UnitInvitations_Person",
                table: "UnitInvitations",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_UnitInvitations_Unit",
                table: "UnitInvitations",
                column: "Unit");

            migrationBuilder.CreateIndex(
                name: "IX_UnitLiaisons_Person_Unit",
                table: "UnitLiaisons",
                columns: new[] { "Person", "Unit" },
                unique: true,
                filter: "\"WithdrawnAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_UnitLiaisons_Unit",
                table: "UnitLiaisons",
                column: "Unit");

            migrationBuilder.AddForeignKey(
                name: "FK_UnitTerms_People_Representative",
                table: "UnitTerms",
                column: "Representative",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_UnitTerms_Resolutions_Decision",
                table: "UnitTerms",
                column: "Decision",
                principalTable: "Resolutions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_UnitTerms_People_Representative",
                table: "UnitTerms");

            migrationBuilder.DropForeignKey(
                name: "FK_UnitTerms_Resolutions_Decision",
                table: "UnitTerms");

            migrationBuilder.DropTable(
                name: "Resolutions");

            migrationBuilder.DropTable(
                name: "StaffTransfers");

            migrationBuilder.DropTable(
                name: "TierNames");

            migrationBuilder.DropTable(
                name: "UnitContacts");

            migrationBuilder.DropTable(
                name: "UnitInvitations");

            migrationBuilder.DropTable(
                name: "UnitLiaisons");

            migrationBuilder.DropIndex(
                name: "IX_UnitTerms_Decision",
                table: "UnitTerms");

            migrationBuilder.DropIndex(
                name: "IX_UnitTerms_From_To",
                table: "UnitTerms");

            migrationBuilder.DropIndex(
                name: "IX_UnitTerms_Representative",
                table: "UnitTerms");

            migrationBuilder.DropColumn(
                name: "CouncilTerm",
                table: "UnitTerms");

            migrationBuilder.DropColumn(
                name: "Decision",
                table: "UnitTerms");

            migrationBuilder.DropColumn(
                name: "ElectedUntil",
                table: "UnitTerms");

            migrationBuilder.DropColumn(
                name: "EndNote",
                table: "UnitTerms");

            migrationBuilder.DropColumn(
                name: "Ending",
                table: "UnitTerms");

            migrationBuilder.DropColumn(
                name: "Representative",
                table: "UnitTerms");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Units");

            migrationBuilder.DropColumn(
                name: "Licence",
                table: "Units");
        }
    }
}
