using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Association.Infrastructure.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class DoorsBadgesSurveys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Scans_Registration",
                table: "Scans");

            migrationBuilder.AddColumn<string>(
                name: "Direction",
                table: "Scans",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "List",
                table: "Scans",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "Scans",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReceivedAt",
                table: "Scans",
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<DateTime>(
                name: "UndoneAt",
                table: "Scans",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "UndoneBy",
                table: "Scans",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Admissions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Event = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    List = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Registration = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Scan = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FirstAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Inside = table.Column<bool>(type: "bit", nullable: false),
                    Changes = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Admissions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Admissions_Registrations_Registration",
                        column: x => x.Registration,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Admissions_Scans_Scan",
                        column: x => x.Scan,
                        principalTable: "Scans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BadgeTemplates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Event = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    PageWidth = table.Column<decimal>(type: "decimal(18,2)", precision: 18, scale: 2, nullable: false),
                    PageHeight = table.Column<decimal>(type: "decimal(18,2)", precision: 18, scale: 2, nullable: false),
                    BadgeWidth = table.Column<decimal>(type: "decimal(18,2)", precision: 18, scale: 2, nullable: false),
                    BadgeHeight = table.Column<decimal>(type: "decimal(18,2)", precision: 18, scale: 2, nullable: false),
                    MarginLeft = table.Column<decimal>(type: "decimal(18,2)", precision: 18, scale: 2, nullable: false),
                    MarginTop = table.Column<decimal>(type: "decimal(18,2)", precision: 18, scale: 2, nullable: false),
                    GapX = table.Column<decimal>(type: "decimal(18,2)", precision: 18, scale: 2, nullable: false),
                    GapY = table.Column<decimal>(type: "decimal(18,2)", precision: 18, scale: 2, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BadgeTemplates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BadgeTemplates_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CheckInLists",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Event = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Session = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Categories = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    OpensAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ClosesAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    InAndOut = table.Column<bool>(type: "bit", nullable: false),
                    StayedToEnd = table.Column<bool>(type: "bit", nullable: false),
                    SelfCheckIn = table.Column<bool>(type: "bit", nullable: false),
                    CountsAsAttendance = table.Column<bool>(type: "bit", nullable: false),
                    Name_En = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Name_Zh = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckInLists", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CheckInLists_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CheckInLists_Sessions_Session",
                        column: x => x.Session,
                        principalTable: "Sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "Surveys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Event = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IntroZh = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    IntroEn = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Anonymous = table.Column<bool>(type: "bit", nullable: false),
                    BeforeCertificate = table.Column<bool>(type: "bit", nullable: false),
                    Status = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Mails = table.Column<bool>(type: "bit", nullable: false),
                    Title_En = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Title_Zh = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Surveys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Surveys_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BadgeItem",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Template = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    X = table.Column<decimal>(type: "decimal(18,2)", precision: 18, scale: 2, nullable: false),
                    Y = table.Column<decimal>(type: "decimal(18,2)", precision: 18, scale: 2, nullable: false),
                    Width = table.Column<decimal>(type: "decimal(18,2)", precision: 18, scale: 2, nullable: false),
                    Height = table.Column<decimal>(type: "decimal(18,2)", precision: 18, scale: 2, nullable: false),
                    Font = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Size = table.Column<decimal>(type: "decimal(18,2)", precision: 18, scale: 2, nullable: false),
                    Align = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Overflow = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BadgeItem", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BadgeItem_BadgeTemplates_Template",
                        column: x => x.Template,
                        principalTable: "BadgeTemplates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BadgeRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Event = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Template = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Order = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    StartedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Count = table.Column<int>(type: "int", nullable: false),
                    File = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BadgeRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BadgeRuns_BadgeTemplates_Template",
                        column: x => x.Template,
                        principalTable: "BadgeTemplates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BadgeRuns_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BadgeRuns_Files_File",
                        column: x => x.File,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SurveySection",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Survey = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    Title_En = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Title_Zh = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveySection", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SurveySection_Surveys_Survey",
                        column: x => x.Survey,
                        principalTable: "Surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SurveySheets",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(26)", maxLength: 26, nullable: false),
                    Survey = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Registration = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Answers = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveySheets", x => x.Key);
                    table.ForeignKey(
                        name: "FK_SurveySheets_Registrations_Registration",
                        column: x => x.Registration,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SurveySheets_Surveys_Survey",
                        column: x => x.Survey,
                        principalTable: "Surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SurveyTakers",
                columns: table => new
                {
                    Survey = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Registration = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyTakers", x => new { x.Survey, x.Registration });
                    table.ForeignKey(
                        name: "FK_SurveyTakers_Registrations_Registration",
                        column: x => x.Registration,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SurveyTakers_Surveys_Survey",
                        column: x => x.Survey,
                        principalTable: "Surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PrintedBadge",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Run = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Registration = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrintedBadge", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PrintedBadge_BadgeRuns_Run",
                        column: x => x.Run,
                        principalTable: "BadgeRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PrintedBadge_Registrations_Registration",
                        column: x => x.Registration,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SurveyQuestion",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Section = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Required = table.Column<bool>(type: "bit", nullable: false),
                    Options = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Rows = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Highest = table.Column<int>(type: "int", nullable: false),
                    Text_En = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Text_Zh = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyQuestion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SurveyQuestion_SurveySection_Section",
                        column: x => x.Section,
                        principalTable: "SurveySection",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Scans_List_At",
                table: "Scans",
                columns: new[] { "List", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Scans_Registration",
                table: "Scans",
                column: "Registration");

            migrationBuilder.CreateIndex(
                name: "IX_Admissions_List_Registration",
                table: "Admissions",
                columns: new[] { "List", "Registration" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Admissions_Registration",
                table: "Admissions",
                column: "Registration");

            migrationBuilder.CreateIndex(
                name: "IX_Admissions_Scan",
                table: "Admissions",
                column: "Scan");

            migrationBuilder.CreateIndex(
                name: "IX_BadgeItem_Template",
                table: "BadgeItem",
                column: "Template");

            migrationBuilder.CreateIndex(
                name: "IX_BadgeRuns_Event",
                table: "BadgeRuns",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_BadgeRuns_File",
                table: "BadgeRuns",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_BadgeRuns_Template",
                table: "BadgeRuns",
                column: "Template");

            migrationBuilder.CreateIndex(
                name: "IX_BadgeTemplates_Event",
                table: "BadgeTemplates",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_CheckInLists_Event",
                table: "CheckInLists",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_CheckInLists_Session",
                table: "CheckInLists",
                column: "Session");

            migrationBuilder.CreateIndex(
                name: "IX_PrintedBadge_Registration",
                table: "PrintedBadge",
                column: "Registration");

            migrationBuilder.CreateIndex(
                name: "IX_PrintedBadge_Run",
                table: "PrintedBadge",
                column: "Run");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyQuestion_Section",
                table: "SurveyQuestion",
                column: "Section");

            migrationBuilder.CreateIndex(
                name: "IX_Surveys_Event",
                table: "Surveys",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_SurveySection_Survey",
                table: "SurveySection",
                column: "Survey");

            migrationBuilder.CreateIndex(
                name: "IX_SurveySheets_Registration",
                table: "SurveySheets",
                column: "Registration");

            migrationBuilder.CreateIndex(
                name: "IX_SurveySheets_Survey",
                table: "SurveySheets",
                column: "Survey");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyTakers_Registration",
                table: "SurveyTakers",
                column: "Registration");

            // What was scanned before was scanned at the main door, whose list carries the id of the event.
            migrationBuilder.Sql("""UPDATE "Scans" SET "List" = "Event", "ReceivedAt" = "At", "Direction" = 'In'""");
            migrationBuilder.Sql("""INSERT INTO "Admissions" ("Id", "Event", "List", "Registration", "Scan", "FirstAt", "LastAt", "Inside", "Changes") SELECT s."Id", s."Event", s."Event", s."Registration", s."Id", s."At", s."At", 1, 0 FROM "Scans" s WHERE s."Verdict" = 'Admitted'""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Admissions");

            migrationBuilder.DropTable(
                name: "BadgeItem");

            migrationBuilder.DropTable(
                name: "CheckInLists");

            migrationBuilder.DropTable(
                name: "PrintedBadge");

            migrationBuilder.DropTable(
                name: "SurveyQuestion");

            migrationBuilder.DropTable(
                name: "SurveySheets");

            migrationBuilder.DropTable(
                name: "SurveyTakers");

            migrationBuilder.DropTable(
                name: "BadgeRuns");

            migrationBuilder.DropTable(
                name: "SurveySection");

            migrationBuilder.DropTable(
                name: "BadgeTemplates");

            migrationBuilder.DropTable(
                name: "Surveys");

            migrationBuilder.DropIndex(
                name: "IX_Scans_List_At",
                table: "Scans");

            migrationBuilder.DropIndex(
                name: "IX_Scans_Registration",
                table: "Scans");

            migrationBuilder.DropColumn(
                name: "Direction",
                table: "Scans");

            migrationBuilder.DropColumn(
                name: "List",
                table: "Scans");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "Scans");

            migrationBuilder.DropColumn(
                name: "ReceivedAt",
                table: "Scans");

            migrationBuilder.DropColumn(
                name: "UndoneAt",
                table: "Scans");

            migrationBuilder.DropColumn(
                name: "UndoneBy",
                table: "Scans");

            migrationBuilder.CreateIndex(
                name: "IX_Scans_Registration",
                table: "Scans",
                column: "Registration",
                unique: true,
                filter: "\"Verdict\" = 'Admitted'");
        }
    }
}
