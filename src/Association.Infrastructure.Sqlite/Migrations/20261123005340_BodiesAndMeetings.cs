using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Association.Infrastructure.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class BodiesAndMeetings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "Series",
                table: "Events",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Decision",
                table: "BodyTerms",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Charter",
                table: "Bodies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "HostUnit",
                table: "Bodies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MissionEn",
                table: "Bodies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MissionZh",
                table: "Bodies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Parent",
                table: "Bodies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Specialty",
                table: "Bodies",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Letter",
                table: "Appointments",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Manner",
                table: "Appointments",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Elected");

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "Appointments",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Status",
                table: "Appointments",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Active");

            migrationBuilder.AddColumn<Guid>(
                name: "Unit",
                table: "Appointments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AppointmentLetters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Appointment = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    HolderName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    TermName = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Position = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RevocationReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    File = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    BodyName_En = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    BodyName_Zh = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Issuer_En = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Issuer_Zh = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AppointmentLetters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AppointmentLetters_Appointments_Appointment",
                        column: x => x.Appointment,
                        principalTable: "Appointments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AppointmentLetters_Files_File",
                        column: x => x.File,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AppointmentLetters_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BodySeats",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false),
                    Maximum = table.Column<int>(type: "INTEGER", nullable: true),
                    MayAct = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BodySeats", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BodySeats_Bodies_Body",
                        column: x => x.Body,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CalendarFeeds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Owner = table.Column<Guid>(type: "TEXT", nullable: false),
                    Scope = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: true),
                    KeyHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarFeeds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CalendarFeeds_Bodies_Body",
                        column: x => x.Body,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Elections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    TermName = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TermFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    TermTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    OpensAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClosesAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Quorum = table.Column<int>(type: "INTEGER", nullable: false),
                    UnitQuota = table.Column<int>(type: "INTEGER", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Minutes = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name_En = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Name_Zh = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Elections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Elections_Bodies_Body",
                        column: x => x.Body,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Elections_Files_Minutes",
                        column: x => x.Minutes,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Invitees",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Event = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    KeyHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    InvitedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RemindedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Presence = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    CameAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invitees", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Invitees_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Invitees_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Lecturers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    Person = table.Column<Guid>(type: "TEXT", nullable: true),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Specialty = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Languages = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    RetiredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Lecturers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Lecturers_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MeetingRecords",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Event = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    Minutes = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeetingRecords", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MeetingRecords_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlanLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: true),
                    Metric = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Target = table.Column<int>(type: "INTEGER", nullable: false),
                    Due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Owner = table.Column<Guid>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanLines_Bodies_Body",
                        column: x => x.Body,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlanLines_People_Owner",
                        column: x => x.Owner,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Rooms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Capacity = table.Column<int>(type: "INTEGER", nullable: false),
                    Equipment = table.Column<int>(type: "INTEGER", maxLength: 32, nullable: false),
                    NeedsApproval = table.Column<bool>(type: "INTEGER", nullable: false),
                    RetiredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Name_En = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Name_Zh = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Site_En = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Site_Zh = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rooms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RosterPolicies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OneChair = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    SeatsFilled = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    TooManyTerms = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    TooOld = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    TwiceInBody = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    MaxTerms = table.Column<int>(type: "INTEGER", nullable: false),
                    MaxAge = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RosterPolicies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BallotPapers",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    Election = table.Column<Guid>(type: "TEXT", nullable: false),
                    Choices = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BallotPapers", x => x.Key);
                    table.ForeignKey(
                        name: "FK_BallotPapers_Elections_Election",
                        column: x => x.Election,
                        principalTable: "Elections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Candidate",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Election = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Unit = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Candidate", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Candidate_Elections_Election",
                        column: x => x.Election,
                        principalTable: "Elections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Candidate_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Candidate_Units_Unit",
                        column: x => x.Unit,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ElectionSeat",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Election = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ElectionSeat", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ElectionSeat_Elections_Election",
                        column: x => x.Election,
                        principalTable: "Elections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Voter",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Election = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Voted = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Voter", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Voter_Elections_Election",
                        column: x => x.Election,
                        principalTable: "Elections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Voter_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LecturerAbsence",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Lecturer = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LecturerAbsence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LecturerAbsence_Lecturers_Lecturer",
                        column: x => x.Lecturer,
                        principalTable: "Lecturers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LecturerEvaluation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Lecturer = table.Column<Guid>(type: "TEXT", nullable: false),
                    Score = table.Column<int>(type: "INTEGER", nullable: false),
                    Remark = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LecturerEvaluation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LecturerEvaluation_Lecturers_Lecturer",
                        column: x => x.Lecturer,
                        principalTable: "Lecturers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LecturerInvitations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Event = table.Column<Guid>(type: "TEXT", nullable: false),
                    Lecturer = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    KeyHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    InvitedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvitedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LecturerInvitations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LecturerInvitations_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LecturerInvitations_Lecturers_Lecturer",
                        column: x => x.Lecturer,
                        principalTable: "Lecturers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Decision",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Record = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Owner = table.Column<Guid>(type: "TEXT", nullable: true),
                    Due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DoneOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Decision", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Decision_MeetingRecords_Record",
                        column: x => x.Record,
                        principalTable: "MeetingRecords",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Decision_People_Owner",
                        column: x => x.Owner,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Material",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Record = table.Column<Guid>(type: "TEXT", nullable: false),
                    File = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Material", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Material_Files_File",
                        column: x => x.File,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Material_MeetingRecords_Record",
                        column: x => x.Record,
                        principalTable: "MeetingRecords",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoomBookings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Room = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: true),
                    Event = table.Column<Guid>(type: "TEXT", nullable: true),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    People = table.Column<int>(type: "INTEGER", nullable: false),
                    StartsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    BookedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoomBookings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoomBookings_Bodies_Body",
                        column: x => x.Body,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RoomBookings_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RoomBookings_Rooms_Room",
                        column: x => x.Room,
                        principalTable: "Rooms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RoomClosure",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Room = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoomClosure", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoomClosure_Rooms_Room",
                        column: x => x.Room,
                        principalTable: "Rooms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoomHours",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Room = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    From = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    To = table.Column<TimeOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoomHours", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoomHours_Rooms_Room",
                        column: x => x.Room,
                        principalTable: "Rooms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BookedQuarters",
                columns: table => new
                {
                    Room = table.Column<Guid>(type: "TEXT", nullable: false),
                    Quarter = table.Column<int>(type: "INTEGER", nullable: false),
                    Booking = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BookedQuarters", x => new { x.Room, x.Quarter });
                    table.ForeignKey(
                        name: "FK_BookedQuarters_RoomBookings_Booking",
                        column: x => x.Booking,
                        principalTable: "RoomBookings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_BookedQuarters_Rooms_Room",
                        column: x => x.Room,
                        principalTable: "Rooms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Events_Series",
                table: "Events",
                column: "Series");

            migrationBuilder.CreateIndex(
                name: "IX_BodyTerms_Decision",
                table: "BodyTerms",
                column: "Decision");

            migrationBuilder.CreateIndex(
                name: "IX_Bodies_Charter",
                table: "Bodies",
                column: "Charter");

            migrationBuilder.CreateIndex(
                name: "IX_Bodies_HostUnit",
                table: "Bodies",
                column: "HostUnit");

            migrationBuilder.CreateIndex(
                name: "IX_Bodies_Parent",
                table: "Bodies",
                column: "Parent");

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_Unit",
                table: "Appointments",
                column: "Unit");

            migrationBuilder.CreateIndex(
                name: "IX_AppointmentLetters_Appointment",
                table: "AppointmentLetters",
                column: "Appointment");

            migrationBuilder.CreateIndex(
                name: "IX_AppointmentLetters_File",
                table: "AppointmentLetters",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_AppointmentLetters_Number",
                table: "AppointmentLetters",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AppointmentLetters_Person",
                table: "AppointmentLetters",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_BallotPapers_Election",
                table: "BallotPapers",
                column: "Election");

            migrationBuilder.CreateIndex(
                name: "IX_BodySeats_Body_Position",
                table: "BodySeats",
                columns: new[] { "Body", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BookedQuarters_Booking",
                table: "BookedQuarters",
                column: "Booking");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_Body",
                table: "CalendarFeeds",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_KeyHash",
                table: "CalendarFeeds",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_Owner",
                table: "CalendarFeeds",
                column: "Owner");

            migrationBuilder.CreateIndex(
                name: "IX_Candidate_Election_Position_Person",
                table: "Candidate",
                columns: new[] { "Election", "Position", "Person" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Candidate_Person",
                table: "Candidate",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_Candidate_Unit",
                table: "Candidate",
                column: "Unit");

            migrationBuilder.CreateIndex(
                name: "IX_Decision_Owner",
                table: "Decision",
                column: "Owner");

            migrationBuilder.CreateIndex(
                name: "IX_Decision_Record",
                table: "Decision",
                column: "Record");

            migrationBuilder.CreateIndex(
                name: "IX_Elections_Body",
                table: "Elections",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_Elections_Minutes",
                table: "Elections",
                column: "Minutes");

            migrationBuilder.CreateIndex(
                name: "IX_ElectionSeat_Election",
                table: "ElectionSeat",
                column: "Election");

            migrationBuilder.CreateIndex(
                name: "IX_Invitees_Event_Person",
                table: "Invitees",
                columns: new[] { "Event", "Person" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invitees_KeyHash",
                table: "Invitees",
                column: "KeyHash",
                unique: true,
                filter: "\"KeyHash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Invitees_Person",
                table: "Invitees",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_LecturerAbsence_Lecturer",
                table: "LecturerAbsence",
                column: "Lecturer");

            migrationBuilder.CreateIndex(
                name: "IX_LecturerEvaluation_Lecturer",
                table: "LecturerEvaluation",
                column: "Lecturer");

            migrationBuilder.CreateIndex(
                name: "IX_LecturerInvitations_Event",
                table: "LecturerInvitations",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_LecturerInvitations_KeyHash",
                table: "LecturerInvitations",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LecturerInvitations_Lecturer_StartsAt",
                table: "LecturerInvitations",
                columns: new[] { "Lecturer", "StartsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Lecturers_Name",
                table: "Lecturers",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_Lecturers_Person",
                table: "Lecturers",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_Material_File",
                table: "Material",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_Material_Record",
                table: "Material",
                column: "Record");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingRecords_Event",
                table: "MeetingRecords",
                column: "Event",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlanLines_Body",
                table: "PlanLines",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_PlanLines_Owner",
                table: "PlanLines",
                column: "Owner");

            migrationBuilder.CreateIndex(
                name: "IX_PlanLines_Year_Body_Metric",
                table: "PlanLines",
                columns: new[] { "Year", "Body", "Metric" });

            migrationBuilder.CreateIndex(
                name: "IX_RoomBookings_Body",
                table: "RoomBookings",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_RoomBookings_Event",
                table: "RoomBookings",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_RoomBookings_Room",
                table: "RoomBookings",
                column: "Room");

            migrationBuilder.CreateIndex(
                name: "IX_RoomBookings_StartsAt_Room",
                table: "RoomBookings",
                columns: new[] { "StartsAt", "Room" });

            migrationBuilder.CreateIndex(
                name: "IX_RoomBookings_Status",
                table: "RoomBookings",
                column: "Status",
                filter: "\"Status\" = 'Requested'");

            migrationBuilder.CreateIndex(
                name: "IX_RoomClosure_Room",
                table: "RoomClosure",
                column: "Room");

            migrationBuilder.CreateIndex(
                name: "IX_RoomHours_Room_Day",
                table: "RoomHours",
                columns: new[] { "Room", "Day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Voter_Election_Person",
                table: "Voter",
                columns: new[] { "Election", "Person" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Voter_Person",
                table: "Voter",
                column: "Person");

            migrationBuilder.AddForeignKey(
                name: "FK_Appointments_Units_Unit",
                table: "Appointments",
                column: "Unit",
                principalTable: "Units",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Bodies_Bodies_Parent",
                table: "Bodies",
                column: "Parent",
                principalTable: "Bodies",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Bodies_Files_Charter",
                table: "Bodies",
                column: "Charter",
                principalTable: "Files",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Bodies_Units_HostUnit",
                table: "Bodies",
                column: "HostUnit",
                principalTable: "Units",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_BodyTerms_Resolutions_Decision",
                table: "BodyTerms",
                column: "Decision",
                principalTable: "Resolutions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Events_Events_Series",
                table: "Events",
                column: "Series",
                principalTable: "Events",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Appointments_Units_Unit",
                table: "Appointments");

            migrationBuilder.DropForeignKey(
                name: "FK_Bodies_Bodies_Parent",
                table: "Bodies");

            migrationBuilder.DropForeignKey(
                name: "FK_Bodies_Files_Charter",
                table: "Bodies");

            migrationBuilder.DropForeignKey(
                name: "FK_Bodies_Units_HostUnit",
                table: "Bodies");

            migrationBuilder.DropForeignKey(
                name: "FK_BodyTerms_Resolutions_Decision",
                table: "BodyTerms");

            migrationBuilder.DropForeignKey(
                name: "FK_Events_Events_Series",
                table: "Events");

            migrationBuilder.DropTable(
                name: "AppointmentLetters");

            migrationBuilder.DropTable(
                name: "BallotPapers");

            migrationBuilder.DropTable(
                name: "BodySeats");

            migrationBuilder.DropTable(
                name: "BookedQuarters");

            migrationBuilder.DropTable(
                name: "CalendarFeeds");

            migrationBuilder.DropTable(
                name: "Candidate");

            migrationBuilder.DropTable(
                name: "Decision");

            migrationBuilder.DropTable(
                name: "ElectionSeat");

            migrationBuilder.DropTable(
                name: "Invitees");

            migrationBuilder.DropTable(
                name: "LecturerAbsence");

            migrationBuilder.DropTable(
                name: "LecturerEvaluation");

            migrationBuilder.DropTable(
                name: "LecturerInvitations");

            migrationBuilder.DropTable(
                name: "Material");

            migrationBuilder.DropTable(
                name: "PlanLines");

            migrationBuilder.DropTable(
                name: "RoomClosure");

            migrationBuilder.DropTable(
                name: "RoomHours");

            migrationBuilder.DropTable(
                name: "RosterPolicies");

            migrationBuilder.DropTable(
                name: "Voter");

            migrationBuilder.DropTable(
                name: "RoomBookings");

            migrationBuilder.DropTable(
                name: "Lecturers");

            migrationBuilder.DropTable(
                name: "MeetingRecords");

            migrationBuilder.DropTable(
                name: "Elections");

            migrationBuilder.DropTable(
                name: "Rooms");

            migrationBuilder.DropIndex(
                name: "IX_Events_Series",
                table: "Events");

            migrationBuilder.DropIndex(
                name: "IX_BodyTerms_Decision",
                table: "BodyTerms");

            migrationBuilder.DropIndex(
                name: "IX_Bodies_Charter",
                table: "Bodies");

            migrationBuilder.DropIndex(
                name: "IX_Bodies_HostUnit",
                table: "Bodies");

            migrationBuilder.DropIndex(
                name: "IX_Bodies_Parent",
                table: "Bodies");

            migrationBuilder.DropIndex(
                name: "IX_Appointments_Unit",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "Series",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Decision",
                table: "BodyTerms");

            migrationBuilder.DropColumn(
                name: "Charter",
                table: "Bodies");

            migrationBuilder.DropColumn(
                name: "HostUnit",
                table: "Bodies");

            migrationBuilder.DropColumn(
                name: "MissionEn",
                table: "Bodies");

            migrationBuilder.DropColumn(
                name: "MissionZh",
                table: "Bodies");

            migrationBuilder.DropColumn(
                name: "Parent",
                table: "Bodies");

            migrationBuilder.DropColumn(
                name: "Specialty",
                table: "Bodies");

            migrationBuilder.DropColumn(
                name: "Letter",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "Manner",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "Status",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "Unit",
                table: "Appointments");
        }
    }
}
