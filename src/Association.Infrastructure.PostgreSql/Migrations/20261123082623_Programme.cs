using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Association.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Programme : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "CountsForCredit",
                table: "Sessions",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsCancelled",
                table: "Sessions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Sessions",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "Lecture");

            migrationBuilder.AddColumn<Guid>(
                name: "PartOf",
                table: "Sessions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SummaryEn",
                table: "Sessions",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SummaryZh",
                table: "Sessions",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Track",
                table: "Sessions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "Cme_Credits",
                table: "Events",
                type: "numeric(18,2)",
                precision: 18,
                scale: 2,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Cme_Delivery",
                table: "Events",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "FaceToFace");

            migrationBuilder.AddColumn<bool>(
                name: "Cme_GivesCredits",
                table: "Events",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Cme_Level",
                table: "Events",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Cme_ProjectNumber",
                table: "Events",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Cme_Rule",
                table: "Events",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Mails_ConfirmationEn",
                table: "Events",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Mails_ConfirmationZh",
                table: "Events",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Mails_ReminderDays",
                table: "Events",
                type: "integer",
                nullable: false,
                defaultValue: 3);

            migrationBuilder.AddColumn<string>(
                name: "Mails_ReminderEn",
                table: "Events",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Mails_ReminderZh",
                table: "Events",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "EventOrganiser",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Event = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Body = table.Column<Guid>(type: "uuid", nullable: true),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    Name_En = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Name_Zh = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventOrganiser", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EventOrganiser_Bodies_Body",
                        column: x => x.Body,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EventOrganiser_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EventSpeakers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Event = table.Column<Guid>(type: "uuid", nullable: false),
                    Lecturer = table.Column<Guid>(type: "uuid", nullable: true),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    Language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    BioZh = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: true),
                    BioEn = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: true),
                    Photo = table.Column<Guid>(type: "uuid", nullable: true),
                    Disclosure = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Interests = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    KeyHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Reply = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    RepliedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReplyNote = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Name_En = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Name_Zh = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Position_En = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Position_Zh = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Unit_En = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Unit_Zh = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventSpeakers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EventSpeakers_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EventSpeakers_Files_Photo",
                        column: x => x.Photo,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EventSpeakers_Lecturers_Lecturer",
                        column: x => x.Lecturer,
                        principalTable: "Lecturers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeReleases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Event = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ReleasedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    ReleasedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeReleases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProgrammeReleases_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeTracks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Event = table.Column<Guid>(type: "uuid", nullable: false),
                    Colour = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    Name_En = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Name_Zh = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeTracks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProgrammeTracks_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SessionStars",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Account = table.Column<Guid>(type: "uuid", nullable: false),
                    Event = table.Column<Guid>(type: "uuid", nullable: false),
                    Session = table.Column<Guid>(type: "uuid", nullable: false),
                    StarredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SessionStars", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SessionStars_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SessionStars_Sessions_Session",
                        column: x => x.Session,
                        principalTable: "Sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SessionMaterials",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Event = table.Column<Guid>(type: "uuid", nullable: false),
                    Session = table.Column<Guid>(type: "uuid", nullable: false),
                    File = table.Column<Guid>(type: "uuid", nullable: false),
                    Access = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    SentBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SessionMaterials", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SessionMaterials_EventSpeakers_SentBy",
                        column: x => x.SentBy,
                        principalTable: "EventSpeakers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SessionMaterials_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SessionMaterials_Files_File",
                        column: x => x.File,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SessionMaterials_Sessions_Session",
                        column: x => x.Session,
                        principalTable: "Sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SessionSpeaker",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Session = table.Column<Guid>(type: "uuid", nullable: false),
                    Speaker = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SessionSpeaker", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SessionSpeaker_EventSpeakers_Speaker",
                        column: x => x.Speaker,
                        principalTable: "EventSpeakers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SessionSpeaker_Sessions_Session",
                        column: x => x.Session,
                        principalTable: "Sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_PartOf",
                table: "Sessions",
                column: "PartOf");

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_Track",
                table: "Sessions",
                column: "Track");

            migrationBuilder.CreateIndex(
                name: "IX_EventOrganiser_Body",
                table: "EventOrganiser",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_EventOrganiser_Event_Order",
                table: "EventOrganiser",
                columns: new[] { "Event", "Order" });

            migrationBuilder.CreateIndex(
                name: "IX_EventSpeakers_Event_Lecturer",
                table: "EventSpeakers",
                columns: new[] { "Event", "Lecturer" },
                unique: true,
                filter: "\"Lecturer\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_EventSpeakers_KeyHash",
                table: "EventSpeakers",
                column: "KeyHash",
                unique: true,
                filter: "\"KeyHash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_EventSpeakers_Lecturer",
                table: "EventSpeakers",
                column: "Lecturer");

            migrationBuilder.CreateIndex(
                name: "IX_EventSpeakers_Photo",
                table: "EventSpeakers",
                column: "Photo");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeReleases_Event_Number",
                table: "ProgrammeReleases",
                columns: new[] { "Event", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeTracks_Event",
                table: "ProgrammeTracks",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_SessionMaterials_Event",
                table: "SessionMaterials",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_SessionMaterials_File",
                table: "SessionMaterials",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_SessionMaterials_SentBy",
                table: "SessionMaterials",
                column: "SentBy");

            migrationBuilder.CreateIndex(
                name: "IX_SessionMaterials_Session",
                table: "SessionMaterials",
                column: "Session");

            migrationBuilder.CreateIndex(
                name: "IX_SessionSpeaker_Session_Role_Speaker",
                table: "SessionSpeaker",
                columns: new[] { "Session", "Role", "Speaker" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SessionSpeaker_Speaker",
                table: "SessionSpeaker",
                column: "Speaker");

            migrationBuilder.CreateIndex(
                name: "IX_SessionStars_Account_Session",
                table: "SessionStars",
                columns: new[] { "Account", "Session" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SessionStars_Event",
                table: "SessionStars",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_SessionStars_Session",
                table: "SessionStars",
                column: "Session");

            migrationBuilder.AddForeignKey(
                name: "FK_Sessions_ProgrammeTracks_Track",
                table: "Sessions",
                column: "Track",
                principalTable: "ProgrammeTracks",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Sessions_Sessions_PartOf",
                table: "Sessions",
                column: "PartOf",
                principalTable: "Sessions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Sessions_ProgrammeTracks_Track",
                table: "Sessions");

            migrationBuilder.DropForeignKey(
                name: "FK_Sessions_Sessions_PartOf",
                table: "Sessions");

            migrationBuilder.DropTable(
                name: "EventOrganiser");

            migrationBuilder.DropTable(
                name: "ProgrammeReleases");

            migrationBuilder.DropTable(
                name: "ProgrammeTracks");

            migrationBuilder.DropTable(
                name: "SessionMaterials");

            migrationBuilder.DropTable(
                name: "SessionSpeaker");

            migrationBuilder.DropTable(
                name: "SessionStars");

            migrationBuilder.DropTable(
                name: "EventSpeakers");

            migrationBuilder.DropIndex(
                name: "IX_Sessions_PartOf",
                table: "Sessions");

            migrationBuilder.DropIndex(
                name: "IX_Sessions_Track",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "CountsForCredit",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "IsCancelled",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "PartOf",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "SummaryEn",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "SummaryZh",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "Track",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "Cme_Credits",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Cme_Delivery",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Cme_GivesCredits",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Cme_Level",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Cme_ProjectNumber",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Cme_Rule",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Mails_ConfirmationEn",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Mails_ConfirmationZh",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Mails_ReminderDays",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Mails_ReminderEn",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Mails_ReminderZh",
                table: "Events");
        }
    }
}
