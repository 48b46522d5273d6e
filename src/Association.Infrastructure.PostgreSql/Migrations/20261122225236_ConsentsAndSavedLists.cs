using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Association.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ConsentsAndSavedLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_People_Initials",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_People_Pinyin",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_Employments_Unit",
                table: "Employments");

            migrationBuilder.AlterColumn<string>(
                name: "SortKey",
                table: "People",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(300)",
                oldMaxLength: 300);

            migrationBuilder.AlterColumn<string>(
                name: "Pinyin",
                table: "People",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(300)",
                oldMaxLength: 300);

            migrationBuilder.AlterColumn<string>(
                name: "Initials",
                table: "People",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(200)",
                oldMaxLength: 200);

            migrationBuilder.AddColumn<DateTime>(
                name: "ErasedAt",
                table: "People",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DiscardedAt",
                table: "Files",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SortKey",
                table: "Employments",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true,
                defaultValue: "",
                collation: "C");

            // Employments that are there already sort as their people do.
            migrationBuilder.Sql("""UPDATE "Employments" SET "SortKey" = (SELECT p."SortKey" FROM "People" p WHERE p."Id" = "Employments"."Person")""");

            migrationBuilder.CreateTable(
                name: "Consents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Purpose = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    TextVersion = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    GivenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    From = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Consents_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Exports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Parameters = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Unmasked = table.Column<bool>(type: "boolean", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: true),
                    AskedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    File = table.Column<Guid>(type: "uuid", nullable: true),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Exports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Exports_Files_File",
                        column: x => x.File,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Exports_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SavedLists",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Query = table.Column<string>(type: "character varying(1500)", maxLength: 1500, nullable: false),
                    Shared = table.Column<bool>(type: "boolean", nullable: false),
                    Owner = table.Column<Guid>(type: "uuid", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedLists", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_People_Initials_SortKey_Id",
                table: "People",
                columns: new[] { "Initials", "SortKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_People_Pinyin_SortKey_Id",
                table: "People",
                columns: new[] { "Pinyin", "SortKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Employments_Unit_SortKey_Person_From_To",
                table: "Employments",
                columns: new[] { "Unit", "SortKey", "Person", "From", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_Consents_Person_Purpose",
                table: "Consents",
                columns: new[] { "Person", "Purpose" });

            migrationBuilder.CreateIndex(
                name: "IX_Exports_ExpiresAt",
                table: "Exports",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_Exports_File",
                table: "Exports",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_Exports_Person",
                table: "Exports",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_SavedLists_Owner_Kind_Name",
                table: "SavedLists",
                columns: new[] { "Owner", "Kind", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Consents");

            migrationBuilder.DropTable(
                name: "Exports");

            migrationBuilder.DropTable(
                name: "SavedLists");

            migrationBuilder.DropIndex(
                name: "IX_People_Initials_SortKey_Id",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_People_Pinyin_SortKey_Id",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_Employments_Unit_SortKey_Person_From_To",
                table: "Employments");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                table: "People");

            migrationBuilder.DropColumn(
                name: "DiscardedAt",
                table: "Files");

            migrationBuilder.DropColumn(
                name: "SortKey",
                table: "Employments");

            migrationBuilder.AlterColumn<string>(
                name: "SortKey",
                table: "People",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(300)",
                oldMaxLength: 300,
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "Pinyin",
                table: "People",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(300)",
                oldMaxLength: 300,
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "Initials",
                table: "People",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(200)",
                oldMaxLength: 200,
                oldCollation: "C");

            migrationBuilder.CreateIndex(
                name: "IX_People_Initials",
                table: "People",
                column: "Initials");

            migrationBuilder.CreateIndex(
                name: "IX_People_Pinyin",
                table: "People",
                column: "Pinyin");

            migrationBuilder.CreateIndex(
                name: "IX_Employments_Unit",
                table: "Employments",
                column: "Unit");
        }
    }
}
