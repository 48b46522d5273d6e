using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Association.Infrastructure.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MergedPersons : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Employments_People_Person",
                table: "Employments");

            migrationBuilder.DropForeignKey(
                name: "FK_MembershipTerms_Memberships_Membership",
                table: "MembershipTerms");

            migrationBuilder.AddColumn<bool>(
                name: "UncheckedForDuplicates",
                table: "People",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DuplicatePairs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    First = table.Column<Guid>(type: "TEXT", nullable: false),
                    Second = table.Column<Guid>(type: "TEXT", nullable: false),
                    Score = table.Column<int>(type: "INTEGER", nullable: false),
                    Reasons = table.Column<int>(type: "INTEGER", maxLength: 32, nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    FoundAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuplicatePairs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PersonMerges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Gone = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Survivor = table.Column<Guid>(type: "TEXT", nullable: false),
                    KeptAs = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    CardKey = table.Column<string>(type: "TEXT", maxLength: 26, nullable: true),
                    MergedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    MergedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Counts = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Journal = table.Column<string>(type: "TEXT", nullable: true),
                    UndoneBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonMerges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PersonMerges_People_Survivor",
                        column: x => x.Survivor,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_People_Email",
                table: "People",
                column: "Email");

            migrationBuilder.CreateIndex(
                name: "IX_People_UncheckedForDuplicates",
                table: "People",
                column: "UncheckedForDuplicates",
                filter: "\"UncheckedForDuplicates\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DuplicatePairs_First_Second",
                table: "DuplicatePairs",
                columns: new[] { "First", "Second" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DuplicatePairs_Second",
                table: "DuplicatePairs",
                column: "Second");

            migrationBuilder.CreateIndex(
                name: "IX_DuplicatePairs_State_Score_Id",
                table: "DuplicatePairs",
                columns: new[] { "State", "Score", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PersonMerges_CardKey",
                table: "PersonMerges",
                column: "CardKey",
                filter: "\"CardKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PersonMerges_Gone",
                table: "PersonMerges",
                column: "Gone",
                unique: true,
                filter: "\"UndoneAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PersonMerges_MergedAt",
                table: "PersonMerges",
                column: "MergedAt");

            migrationBuilder.CreateIndex(
                name: "IX_PersonMerges_Number",
                table: "PersonMerges",
                column: "Number",
                filter: "\"Number\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PersonMerges_Survivor",
                table: "PersonMerges",
                column: "Survivor");

            migrationBuilder.AddForeignKey(
                name: "FK_Employments_People_Person",
                table: "Employments",
                column: "Person",
                principalTable: "People",
                principalColumn: "Id");

            migrationBuilder.AddForeignKey(
                name: "FK_MembershipTerms_Memberships_Membership",
                table: "MembershipTerms",
                column: "Membership",
                principalTable: "Memberships",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Employments_People_Person",
                table: "Employments");

            migrationBuilder.DropForeignKey(
                name: "FK_MembershipTerms_Memberships_Membership",
                table: "MembershipTerms");

            migrationBuilder.DropTable(
                name: "DuplicatePairs");

            migrationBuilder.DropTable(
                name: "PersonMerges");

            migrationBuilder.DropIndex(
                name: "IX_People_Email",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_People_UncheckedForDuplicates",
                table: "People");

            migrationBuilder.DropColumn(
                name: "UncheckedForDuplicates",
                table: "People");

            migrationBuilder.AddForeignKey(
                name: "FK_Employments_People_Person",
                table: "Employments",
                column: "Person",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_MembershipTerms_Memberships_Membership",
                table: "MembershipTerms",
                column: "Membership",
                principalTable: "Memberships",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
